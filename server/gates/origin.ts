import type { FastifyRequest } from 'fastify'
import { AppError } from '#platform/errors.ts'

/**
 * Refuses writes that another site's page sends with the visitor's cookie. Browsers put Origin or Sec-Fetch-Site
 * on every such request; programs that are not browsers send neither, and hold no visitor's cookie.
 */
export function refuseCrossOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  const isForeign = origin
    ? originHost(origin) !== request.host
    : site !== undefined && site !== 'same-origin' && site !== 'none'
  if (isForeign) throw new AppError('request.cross_origin')
}

function originHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
