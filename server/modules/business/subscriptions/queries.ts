import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { DB, Subscriptions } from '#platform/db/types.ts'
import { AppError, refuseOn } from '#platform/errors.ts'

export type SubscriptionRow = Selectable<Subscriptions>
/** With the names of its plans, and the terms of the one that it changes to. */
export type PlannedRow = Awaited<ReturnType<typeof listSubscriptionRows>>[number]

export async function findActiveRow(db: Kysely<DB>, clientId: number): Promise<PlannedRow | undefined> {
  return await subscriptionsWithPlans(db, clientId).where('s.state', '=', 'active').executeTakeFirst()
}

export async function getPlannedRow(db: Kysely<DB>, clientId: number, id: number): Promise<PlannedRow> {
  return await subscriptionsWithPlans(db, clientId).where('s.id', '=', id).executeTakeFirstOrThrow()
}

/** Newest first, from below the id `before` on; one more than `limit` if there is one. */
export async function listSubscriptionRows(
  db: Kysely<DB>,
  clientId: number,
  { before, limit }: { before: number | null; limit: number },
) {
  return await subscriptionsWithPlans(db, clientId)
    .$if(before !== null, (query) => query.where('s.id', '<', before))
    .orderBy('s.id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** Locks the row: others who change it wait until the transaction ends. */
export async function lockActiveRow(db: Kysely<DB>, clientId: number): Promise<SubscriptionRow | undefined> {
  return await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('clientId', '=', clientId)
    .where('state', '=', 'active')
    .forUpdate()
    .executeTakeFirst()
}

/** As `lockActiveRow` by its id; skips one that somebody else has locked. */
export async function lockFreeRow(db: Kysely<DB>, id: number): Promise<SubscriptionRow | undefined> {
  return await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'active')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

/** Ids above `after` of subscriptions that have something due. Those of deleted clients are left alone. */
export async function listDueIds(db: Kysely<DB>, today: string, after: number): Promise<number[]> {
  const rows = await db
    .selectFrom('subscriptions as s')
    .innerJoin('clients as c', 'c.id', 's.clientId')
    .select('s.id')
    .where('c.deletedAt', 'is', null)
    .where('s.state', '=', 'active')
    .where((eb) =>
      eb.or([
        eb('s.periodEndOn', '<=', today),
        eb.and([eb('s.paymentStatus', '=', 'pending'), eb('s.dueOn', '<', today)]),
      ]),
    )
    .where('s.id', '>', after)
    .orderBy('s.id')
    .limit(200)
    .execute()
  return rows.map(({ id }) => id)
}

export async function insertSubscription(
  db: Kysely<DB>,
  subscription: Insertable<Subscriptions>,
): Promise<SubscriptionRow> {
  return await refuseOn({ subscriptions_active_key: () => new AppError('subscription.already_active') }, () =>
    db.insertInto('subscriptions').values(subscription).returningAll().executeTakeFirstOrThrow(),
  )
}

export async function updateSubscriptionRow(
  db: Kysely<DB>,
  id: number,
  values: Updateable<Subscriptions>,
): Promise<SubscriptionRow> {
  return await db
    .updateTable('subscriptions')
    .set(values)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

function subscriptionsWithPlans(db: Kysely<DB>, clientId: number) {
  return db
    .selectFrom('subscriptions as s')
    .innerJoin('plans as p', 'p.id', 's.planId')
    .leftJoin('plans as n', 'n.id', 's.nextPlanId')
    .selectAll('s')
    .select([
      'p.name as planName',
      'n.name as nextPlanName',
      'n.priceCents as nextPriceCents',
      'n.cycleMonths as nextCycleMonths',
      'n.includedSessions as nextIncludedSessions',
    ])
    .where('s.clientId', '=', clientId)
}
