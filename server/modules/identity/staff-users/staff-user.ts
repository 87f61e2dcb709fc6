import type { StaffRole } from '#contract/access.ts'
import type { HistoryAction } from '#contract/history.ts'
import { fullName } from '#contract/names.ts'
import type { StaffUserEdit } from '#contract/staff-users.ts'
import { recordEvent, type Sides } from '#modules/history/events/event.ts'
import { revokeTokensOf } from '#modules/identity/api-tokens/api-token.ts'
import { endAllSessions } from '#modules/identity/sessions/session.ts'
import { AppError, recordChanged } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { presentStaffUser } from './present.ts'
import {
  findStaffUserRow,
  hasAdministratorRow,
  insertStaffUser,
  listStaffUserRows,
  lockStaffUser,
  type StaffUserRow,
  touchStaffUser,
  updateStaffUser,
} from './queries.ts'

export async function addStaffUser(ctx: Context, userId: number, role: StaffRole): Promise<void> {
  await insertStaffUser(ctx.db, userId, role, ctx.now())
  await recordStaff(ctx, 'staff.added', await getStaffUser(ctx, userId), { after: { role } })
}

export async function hasAdministrator(ctx: Context): Promise<boolean> {
  return await hasAdministratorRow(ctx.db)
}

export async function listStaffUsers(
  ctx: Context<StaffActor>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<StaffUserRow>> {
  return toPage(await listStaffUserRows(ctx.db, { after: readCursor(cursor), limit }), limit)
}

export async function getStaffUser(ctx: Context, id: number): Promise<StaffUserRow> {
  const row = await findStaffUserRow(ctx.db, id)
  if (!row) throw new AppError('request.not_found')
  return row
}

/** Changes the role, effective at the next request; `staff.last_administrator` if none would be left. */
export async function changeStaffRole(
  ctx: Context<StaffActor>,
  { id, role, version }: StaffUserEdit & { id: number },
): Promise<StaffUserRow> {
  return await change(ctx, id, async (tx, before) => {
    if (before.version !== version) throw recordChanged(presentStaffUser(tx.actor, before))
    if (before.role === role) return
    await updateStaffUser(tx.db, id, { role })
    if (before.role === 'administrator') await tx.hooks.administratorLost(tx, id)
    await recordStaff(tx, 'staff.role_changed', before, { before: { role: before.role }, after: { role } })
  })
}

/** Revokes the role, and every session and API token at once; `staff.last_administrator` if none would be left. */
export async function deactivateStaffUser(ctx: Context<StaffActor>, id: number): Promise<StaffUserRow> {
  return await change(ctx, id, async (tx, before) => {
    if (before.deactivatedAt) return
    await updateStaffUser(tx.db, id, { deactivatedAt: tx.now() })
    await endAllSessions(tx, id)
    await revokeTokensOf(tx, id)
    await tx.hooks.administratorLost(tx, id)
    await recordStaff(tx, 'staff.deactivated', before, {})
  })
}

export async function reactivateStaffUser(ctx: Context<StaffActor>, id: number): Promise<StaffUserRow> {
  return await change(ctx, id, async (tx, before) => {
    if (!before.deactivatedAt) return
    await updateStaffUser(tx.db, id, { deactivatedAt: null })
    await recordStaff(tx, 'staff.reactivated', before, {})
  })
}

export async function updateStaffLastSeen(ctx: Context, userId: number): Promise<void> {
  await touchStaffUser(ctx.db, userId, ctx.now())
}

async function change(
  ctx: Context<StaffActor>,
  id: number,
  work: (tx: Context<StaffActor>, before: StaffUserRow) => Promise<void>,
): Promise<StaffUserRow> {
  return await inTransaction(ctx, async (tx) => {
    await lockStaffUser(tx.db, id)
    await work(tx, await getStaffUser(tx, id))
    return await getStaffUser(tx, id)
  })
}

type StaffAction = Extract<HistoryAction, `staff.${string}`>

async function recordStaff(
  ctx: Context,
  action: StaffAction,
  row: StaffUserRow,
  sides: Sides<StaffAction>,
): Promise<void> {
  const subject = { id: row.id, label: fullName(row) }
  await recordEvent(ctx, { clientId: null, action, subject, ...sides })
}
