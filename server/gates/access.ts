import type { FastifyContextConfig, FastifyRequest } from 'fastify'
import { type ClientPermission, permissionsOfRole, type StaffPermission } from '#contract/access.ts'
import type { Caller, CallerMembership } from '#modules/identity/sessions/session.ts'
import { getActing } from '#modules/registry/impersonations/impersonation.ts'
import { AppError } from '#platform/errors.ts'
import type { Context, StaffActor, UserActor } from '#server/context.ts'
import type { Tab } from './tab.ts'

/**
 * The first gate: checks the caller, looked up for each request, against what the route declares. Gives the context
 * its actor or throws.
 */
export async function passAccessGate(
  request: FastifyRequest,
  ctx: Context,
  caller: Caller | null,
  tab: Tab,
): Promise<Context> {
  const config = request.routeOptions.config as FastifyContextConfig
  if (config.access === 'public') {
    if (tab.impersonationId !== null) refuseWhileImpersonating(config)
    return ctx
  }
  if (!caller) throw new AppError('auth.required')
  if (!caller.isVerified && !config.whileCodePending) throw new AppError('auth.code_required')
  if (tab.impersonationId !== null)
    return await actingArea(ctx, caller, { ...tab, id: tab.impersonationId }, config)

  const base = { userId: caller.userId, sessionId: caller.sessionId }
  if (config.audience === 'user') return { ...ctx, actor: { kind: 'user', ...base } }
  if (config.audience === 'staff') return staffPersonArea(ctx, caller, config)
  return portalArea(ctx, caller.membership, base, config)
}

/** A tab that names an impersonation acts under it or is refused: it never falls back on the caller's own rights. */
async function actingArea(
  ctx: Context,
  caller: Caller,
  { id, clientId }: { id: number; clientId: number | null },
  config: FastifyContextConfig,
): Promise<Context> {
  const { impersonation, membership } = await getActing(ctx, { ...caller, id })
  refuseWhileImpersonating(config)
  const base = { userId: impersonation.userId, sessionId: caller.sessionId, impersonation }
  if (config.audience === 'user') return { ...ctx, actor: { kind: 'user', ...base } }
  const isItsAccount = clientId === null || clientId === membership.clientId
  return portalArea(ctx, isItsAccount ? membership : null, base, config)
}

/** Closes the whole staff area too, whatever its routes declare: a tab acts either as staff or as the user. */
function refuseWhileImpersonating(config: FastifyContextConfig): void {
  if (config.audience === 'staff' || !config.whileImpersonating)
    throw new AppError('impersonation.not_allowed')
}

type Base = Omit<UserActor, 'kind'>

function staffPersonArea(ctx: Context, caller: Caller, config: FastifyContextConfig): Context {
  if (!caller.staffRole) throw new AppError('auth.forbidden')
  const { userId, sessionId } = caller
  return staffArea(
    ctx,
    { kind: 'staff', userId, sessionId, permissions: permissionsOfRole(caller.staffRole) },
    config,
  )
}

export function staffArea(ctx: Context, actor: StaffActor, { access }: FastifyContextConfig): Context {
  if (access !== 'signed-in' && !actor.permissions.includes(access as StaffPermission))
    throw new AppError('auth.forbidden')
  return { ...ctx, actor }
}

function portalArea(
  ctx: Context,
  membership: CallerMembership | null,
  base: Base,
  config: FastifyContextConfig,
): Context {
  if (!membership) throw new AppError('auth.account_required')
  if (membership.suspendedAt && !config.whileSuspended) {
    throw new AppError('client.suspended', { data: { reason: membership.suspensionReason ?? '—' } })
  }
  if (
    config.access !== 'signed-in' &&
    !membership.grant.permissions.includes(config.access as ClientPermission)
  ) {
    throw new AppError('auth.forbidden')
  }
  const { clientId, contactId, isPrimary, grant } = membership
  return { ...ctx, actor: { kind: 'portal', ...base, clientId, contactId, isPrimary, grant } }
}
