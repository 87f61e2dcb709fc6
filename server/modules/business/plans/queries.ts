import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { DB, Plans } from '#platform/db/types.ts'
import { AppError, refuseOn } from '#platform/errors.ts'

export type PlanRow = Selectable<Plans>
export type CountedPlanRow = PlanRow & { clients: number }

type Slice = { after: number | null; limit: number; isActive?: boolean | undefined }

/** In the order in which they were added; one more than `limit` if there is one. */
export async function listPlanRows(db: Kysely<DB>, slice: Slice): Promise<CountedPlanRow[]> {
  return await sliceOfPlans(db, slice).selectAll('p').select(clientCount).execute()
}

/** Without what the client area may not count. */
export async function listPlanOfferRows(db: Kysely<DB>, slice: Slice): Promise<PlanRow[]> {
  return await sliceOfPlans(db, slice).selectAll('p').execute()
}

export async function findPlanRow(db: Kysely<DB>, id: number): Promise<CountedPlanRow | undefined> {
  return await db
    .selectFrom('plans as p')
    .selectAll('p')
    .select(clientCount)
    .where('p.id', '=', id)
    .executeTakeFirst()
}

/** Locks the plan until the transaction ends: exclusively for an editor, shared for those who order it. */
export async function lockPlanRow(
  db: Kysely<DB>,
  id: number,
  mode: 'edit' | 'contract',
): Promise<PlanRow | undefined> {
  const query = db.selectFrom('plans').selectAll().where('id', '=', id)
  return await (mode === 'edit' ? query.forUpdate() : query.forShare()).executeTakeFirst()
}

export async function isPlanInUse(db: Kysely<DB>, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('subscriptions')
    .select('id')
    .where((eb) => eb.or([eb('planId', '=', id), eb('nextPlanId', '=', id)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertPlan(db: Kysely<DB>, plan: Insertable<Plans>): Promise<number> {
  const { id } = await refuseOn(taken, () =>
    db.insertInto('plans').values(plan).returning('id').executeTakeFirstOrThrow(),
  )
  return id
}

export async function updatePlanRow(db: Kysely<DB>, id: number, values: Updateable<Plans>): Promise<void> {
  await refuseOn(taken, () =>
    db
      .updateTable('plans')
      .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute(),
  )
}

const clientCount = sql<number>`(select count(*) from subscriptions s
  join clients c on c.id = s.client_id and c.deleted_at is null
  where s.plan_id = p.id and s.state = 'active')`.as('clients')

function sliceOfPlans(db: Kysely<DB>, { after, limit, isActive }: Slice) {
  return db
    .selectFrom('plans as p')
    .where('p.id', '>', after ?? 0)
    .$if(isActive !== undefined, (query) => query.where('p.isActive', '=', isActive as boolean))
    .orderBy('p.id')
    .limit(limit + 1)
}

const taken = {
  plans_name_key: () => new AppError('plan.name_taken', { fields: { name: 'plan.name_taken' } }),
}
