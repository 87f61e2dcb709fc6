import type { FastifyRequest } from 'fastify'
import type { Reply } from '#areas/route.ts'
import { type Browser, type NewSession, sessionLifetimeMs } from './session.ts'

// The prefix makes browsers refuse the cookie unless it came over https, for this host alone (RFC 6265bis, 4.1.3).
const names = (isSecure: boolean) => (isSecure ? '__Host-balcao_' : 'balcao_')

export function sessionTokenOf(request: FastifyRequest): string | null {
  return request.cookies[`${names(isSecure(request))}session`] ?? null
}

export function browserOf(request: FastifyRequest): Browser {
  return {
    userAgent: request.headers['user-agent'] ?? null,
    deviceToken: request.cookies[`${names(isSecure(request))}device`] ?? null,
  }
}

export function setSessionCookies(reply: Reply, session: Omit<NewSession, 'sessionId'>): void {
  setCookie(reply, 'session', session.token, sessionLifetimeMs)
  setDeviceCookie(reply, session.deviceToken)
}

export function setDeviceCookie(reply: Reply, deviceToken: string | null): void {
  if (deviceToken) setCookie(reply, 'device', deviceToken, 400 * 24 * 60 * 60_000)
}

export function clearSessionCookie(reply: Reply): void {
  setCookie(reply, 'session', '', 0)
}

function setCookie(reply: Reply, name: string, value: string, lifetimeMs: number): void {
  const secure = isSecure(reply.request)
  reply.setCookie(`${names(secure)}${name}`, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: Math.floor(lifetimeMs / 1000),
  })
}

function isSecure(request: FastifyRequest): boolean {
  return request.protocol === 'https' || request.ctx.config.baseUrl.startsWith('https:')
}
