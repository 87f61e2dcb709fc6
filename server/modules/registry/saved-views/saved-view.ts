import type { HistoryAction } from '#contract/history.ts'
import type { SavedViewEdit, SavedViewInput } from '#contract/saved-views.ts'
import { recordEvent, type Sides } from '#modules/history/events/event.ts'
import { AppError } from '#platform/errors.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { canEditView } from './policy.ts'
import { presentView } from './present.ts'
import {
  deleteView,
  findViewRow,
  insertView,
  listViewRows,
  type SavedViewRow,
  updateView,
} from './queries.ts'

type StaffContext = Context<StaffActor>

export async function listSavedViews(ctx: StaffContext): Promise<SavedViewRow[]> {
  return await listViewRows(ctx.db, ctx.actor.userId)
}

export async function createSavedView(ctx: StaffContext, input: SavedViewInput): Promise<SavedViewRow> {
  return await inTransaction(ctx, async (tx) => {
    const values = {
      ...columns(input),
      ownerUserId: tx.actor.userId,
      createdAt: tx.now(),
      updatedAt: tx.now(),
    }
    const row = await getView(tx, await insertView(tx.db, values))
    await record(tx, 'view.created', row, { after: facts(row) })
    return row
  })
}

/** Renames, shares or overwrites it, unless somebody saved it since `version`. */
export async function updateSavedView(
  ctx: StaffContext,
  { id, version, ...input }: SavedViewEdit & { id: number },
): Promise<SavedViewRow> {
  return await inTransaction(ctx, async (tx) => {
    const before = await getOwnView(tx, id)
    if (!(await updateView(tx.db, { id, version }, { ...columns(input), updatedAt: tx.now() })))
      throw new AppError('record.changed', { data: { current: presentView(tx.actor, before) } })
    const row = await getView(tx, id)
    await record(tx, 'view.updated', row, { before: facts(before), after: facts(row) })
    return row
  })
}

export async function deleteSavedView(ctx: StaffContext, id: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await getOwnView(tx, id)
    await deleteView(tx.db, id)
    await record(tx, 'view.deleted', row, {})
  })
}

async function getView(ctx: StaffContext, id: number): Promise<SavedViewRow> {
  const row = await findViewRow(ctx.db, ctx.actor.userId, id)
  if (!row) throw new AppError('request.not_found')
  return row
}

async function getOwnView(ctx: StaffContext, id: number): Promise<SavedViewRow> {
  const row = await getView(ctx, id)
  if (!canEditView(ctx.actor, row)) throw new AppError('auth.forbidden')
  return row
}

function columns({ name, isShared, view }: SavedViewInput) {
  return { name, isShared, view: JSON.stringify(view) }
}

function facts({ name, isShared, view }: SavedViewRow) {
  return { viewName: name, isShared, view }
}

type ViewAction = Extract<HistoryAction, `view.${string}`>

async function record(
  ctx: StaffContext,
  action: ViewAction,
  { id, name }: SavedViewRow,
  sides: Sides<ViewAction>,
) {
  await recordEvent(ctx, { clientId: null, action, subject: { id, label: name }, ...sides })
}
