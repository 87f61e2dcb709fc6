import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** Lets this answer's own style elements through the Content-Security-Policy. */
    styleNonce: string
  }
}

const common = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
}

/** Security headers of a page of the browser program: scripts and styles from here only, none inline. */
export function sendPageHeaders(request: FastifyRequest, reply: FastifyReply, isHttps: boolean): void {
  request.styleNonce = randomBytes(16).toString('base64')
  reply.headers({
    ...common,
    'cache-control': 'no-cache',
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${request.styleNonce}'`,
      // Attributes only, which run nothing: the message viewer shows e-mails, and those are styled by attribute.
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    ...(isHttps && { 'strict-transport-security': 'max-age=31536000' }),
  })
}

export function sendApiHeaders(reply: FastifyReply): void {
  reply.headers({
    ...common,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  })
}
