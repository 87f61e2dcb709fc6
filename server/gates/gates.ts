import type { FastifyContextConfig, FastifyRequest } from 'fastify'
import { sessionTokenOf } from '#modules/identity/sessions/cookies.ts'
import { recognizeCaller } from '#modules/identity/sessions/session.ts'
import { updateStaffLastSeen } from '#modules/identity/staff-users/staff-user.ts'
import { updateMembershipLastSeen } from '#modules/registry/memberships/membership.ts'
import type { App } from '#platform/http/app-type.ts'
import { sendApiHeaders } from '#platform/http/security-headers.ts'
import { localeFromHeader } from '#platform/i18n.ts'
import type { Context } from '#server/context.ts'
import { passAccessGate } from './access.ts'
import { refuseCrossOrigin } from './origin.ts'
import { tabOf } from './tab.ts'
import { bearerOf, passTokenGate } from './token.ts'

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
    const secret = bearerOf(request)
    // A browser never sends a token by itself, and no cookie is looked at beside one.
    if (secret === null) refuseCrossOrigin(request)
    if (!request.routeOptions.url) return
    request.ctx =
      secret === null ? await passBySession(request) : await passTokenGate(request, request.ctx, secret)
  })
}

async function passBySession(request: FastifyRequest): Promise<Context> {
  const token = sessionTokenOf(request)
  const tab = tabOf(request)
  // While impersonating, the staff user enters no account of their own, so none gets a new `last_seen_at`.
  const clientId = tab.impersonationId === null ? tab.clientId : 0
  const { access, audience, forVisitors } = request.routeOptions.config as FastifyContextConfig
  const isAsked = access !== 'public' || forVisitors
  const place = { clientId, isEntered: audience === 'portal' }
  const caller = token && isAsked ? await recognizeCaller(request.ctx, token, place) : null
  request.caller = caller
  if (caller?.isStaffSeenStale) await updateStaffLastSeen(request.ctx, caller.userId)
  if (caller?.enteredMembershipId) await updateMembershipLastSeen(request.ctx, caller.enteredMembershipId)
  return await passAccessGate(request, request.ctx, caller, tab)
}
