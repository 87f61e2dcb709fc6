import type { FastifyRequest } from 'fastify'
import { id } from '../../contract/fields.ts'
import type { Context } from '../context.ts'
import { sessionTokenOf } from '../modules/sessions/cookies.ts'
import { recognizeCaller } from '../modules/sessions/session.ts'
import type { App } from '../platform/http/app-type.ts'
import { sendApiHeaders } from '../platform/http/security-headers.ts'
import { localeFromHeader } from '../platform/i18n.ts'
import { passAccessGate } from './access.ts'
import { refuseCrossOrigin } from './origin.ts'

/** Puts the first gate before every API route: origin, caller, declared access. */
export function openGates(app: App, base: Context): void {
  app.decorateRequest('styleNonce', '')
  app.decorateRequest('ctx')
  app.decorateRequest('caller', null)
  app.addHook('onRequest', async (request, reply) => {
    request.ctx = {
      ...base,
      actor: { kind: 'anonymous' },
      requestId: request.id,
      address: request.ip,
      locale: localeFromHeader(request.headers['accept-language']) ?? base.locale,
    }
    if (!request.url.startsWith('/api/v1/')) return
    sendApiHeaders(reply)
    refuseCrossOrigin(request)
    const token = sessionTokenOf(request)
    const caller = token ? await recognizeCaller(request.ctx, token, accountOf(request)) : null
    request.caller = caller
    if (request.routeOptions.url) request.ctx = passAccessGate(request, request.ctx, caller)
  })
}

/** The account that the browser tab works for; each tab names its own, so that two never mix. */
function accountOf(request: FastifyRequest): number | null {
  const header = request.headers['balcao-account']
  if (header === undefined) return null
  const parsed = id.safeParse(Number(header))
  // An account that cannot exist is one that the caller has no part in.
  return parsed.success ? parsed.data : 0
}
