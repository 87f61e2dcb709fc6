import type { Context } from '../context.ts'
import { sessionTokenOf } from '../modules/sessions/cookies.ts'
import { recognizeCaller } from '../modules/sessions/session.ts'
import type { App } from '../platform/http/app-type.ts'
import { sendApiHeaders } from '../platform/http/security-headers.ts'
import { localeFromHeader } from '../platform/i18n.ts'
import { passAccessGate } from './access.ts'
import { refuseCrossOrigin } from './origin.ts'
import { tabOf } from './tab.ts'

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
    const tab = tabOf(request)
    // Who acts as somebody else uses no account of their own, and none is marked as seen.
    const account = tab.impersonationId === null ? tab.clientId : 0
    const caller = token ? await recognizeCaller(request.ctx, token, account) : null
    request.caller = caller
    if (request.routeOptions.url) request.ctx = await passAccessGate(request, request.ctx, caller, tab)
  })
}
