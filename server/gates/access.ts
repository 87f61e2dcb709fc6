import type { FastifyContextConfig, FastifyRequest } from 'fastify'
import { type ClientPermission, type StaffPermission, staffRoleAllows } from '../../contract/access.ts'
import type { Context } from '../context.ts'
import { AppError } from '../platform/errors.ts'
import type { Caller } from '../modules/sessions/session.ts'

/**
 * The first gate: who calls, decided afresh for each request, against what the route declares. Gives the context
 * its actor or throws.
 */
export function passAccessGate(request: FastifyRequest, ctx: Context, caller: Caller | null): Context {
  const config = request.routeOptions.config as FastifyContextConfig
  if (config.access === 'public') return ctx
  if (!caller) throw new AppError('auth.required')
  if (!caller.isVerified && !config.whileCodePending) throw new AppError('auth.code_required')

  const base = { userId: caller.userId, sessionId: caller.sessionId }
  if (config.audience === 'user') return { ...ctx, actor: { kind: 'user', ...base } }
  if (config.audience === 'staff') return staffArea(ctx, caller, base, config)
  return portalArea(ctx, caller, base, config)
}

type Base = { userId: number; sessionId: number }

function staffArea(ctx: Context, caller: Caller, base: Base, config: FastifyContextConfig): Context {
  if (!caller.staffRole) throw new AppError('auth.forbidden')
  if (config.access !== 'signed-in' && !staffRoleAllows(caller.staffRole, config.access as StaffPermission)) {
    throw new AppError('auth.forbidden')
  }
  return { ...ctx, actor: { kind: 'staff', ...base, role: caller.staffRole } }
}

function portalArea(ctx: Context, caller: Caller, base: Base, config: FastifyContextConfig): Context {
  const { membership } = caller
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
