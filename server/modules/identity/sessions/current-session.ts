import type { StaffRole } from '#contract/access.ts'
import { getUser, type User } from '#modules/identity/users/user.ts'
import type { Context, Impersonation, PortalActor, UserActor } from '#server/context.ts'
import { impersonationOf } from '#server/context.ts'
import { type AccountRow, getPortalView, listAccounts, listSessions, type SessionRow } from './queries.ts'

type Current = {
  user: User
  isVerified: boolean
  staffRole: StaffRole | null
  accounts: AccountRow[]
  impersonation: Impersonation | null
}

/**
 * Who is signed in and where they may go. Until the code is typed, clients and roles stay hidden; while
 * impersonating, it is the impersonated user, at the one client, without any staff role. The gate has already read
 * the rest of the session.
 */
export async function getCurrentSession(
  ctx: Context<UserActor>,
  { isVerified, staffRole }: Pick<Current, 'isVerified' | 'staffRole'>,
): Promise<Current> {
  const user = await getUser(ctx, ctx.actor.userId)
  const impersonation = impersonationOf(ctx.actor)
  if (impersonation) {
    const accounts = (await listAccounts(ctx.db, user.id)).filter(
      (row) => row.clientId === impersonation.clientId,
    )
    return { user, isVerified: true, staffRole: null, accounts, impersonation }
  }
  if (!isVerified) return { user, isVerified, staffRole: null, accounts: [], impersonation }
  return { user, isVerified, staffRole, accounts: await listAccounts(ctx.db, user.id), impersonation }
}

export async function getPortalSession(ctx: Context<PortalActor>) {
  return await getPortalView(ctx.db, ctx.actor.userId, ctx.actor.clientId)
}

export async function listOwnSessions(ctx: Context<UserActor>): Promise<SessionRow[]> {
  return await listSessions(ctx.db, ctx.actor.userId, ctx.now())
}
