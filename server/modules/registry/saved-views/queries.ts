import type { Insertable, Kysely, Updateable } from 'kysely'
import type { DB, SavedViews } from '#platform/db/types.ts'
import { AppError, refuseOn } from '#platform/errors.ts'

export type SavedViewRow = NonNullable<Awaited<ReturnType<typeof findViewRow>>>

/** Own ones and those that others share, by name. */
export async function listViewRows(db: Kysely<DB>, userId: number): Promise<SavedViewRow[]> {
  return await visibleTo(db, userId).orderBy('v.nameKey').orderBy('v.id').execute()
}

export async function findViewRow(db: Kysely<DB>, userId: number, id: number) {
  return (await visibleTo(db, userId).where('v.id', '=', id).executeTakeFirst()) ?? null
}

export async function insertView(db: Kysely<DB>, view: Insertable<SavedViews>): Promise<number> {
  const { id } = await refuseOn(taken, () =>
    db.insertInto('savedViews').values(view).returning('id').executeTakeFirstOrThrow(),
  )
  return id
}

/** False when somebody saved it since `version`. */
export async function updateView(
  db: Kysely<DB>,
  { id, version }: { id: number; version: number },
  values: Updateable<SavedViews>,
): Promise<boolean> {
  const { numUpdatedRows } = await refuseOn(taken, () =>
    db
      .updateTable('savedViews')
      .set({ ...values, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst(),
  )
  return numUpdatedRows > 0n
}

export async function deleteView(db: Kysely<DB>, id: number): Promise<void> {
  await db.deleteFrom('savedViews').where('id', '=', id).execute()
}

const taken = {
  saved_views_name_key: () => new AppError('view.name_taken', { fields: { name: 'view.name_taken' } }),
}

function visibleTo(db: Kysely<DB>, userId: number) {
  return db
    .selectFrom('savedViews as v')
    .innerJoin('users as u', 'u.id', 'v.ownerUserId')
    .select(['v.id', 'v.name', 'v.isShared', 'v.view', 'v.version', 'v.ownerUserId'])
    .select(['u.firstName', 'u.lastName'])
    .where((eb) => eb.or([eb('v.ownerUserId', '=', userId), eb('v.isShared', '=', true)]))
}
