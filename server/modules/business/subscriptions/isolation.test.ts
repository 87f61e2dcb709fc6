import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { fullGrant } from '#contract/access.ts'
import { type Context, inPortalScope, type PortalActor } from '#server/context.ts'
import { useTestApp } from '#test/hooks.ts'
import { enterPortal } from '#test/people.ts'
import { clientWithPlans, insertPlan } from '#test/plans.ts'

const testApp = useTestApp()
let mine: Context<PortalActor>
let foreignId: number
let plans: { own: number; unsold: number; next: number }
beforeAll(async () => {
  plans = {
    own: await insertPlan(testApp),
    unsold: await insertPlan(testApp),
    next: await insertPlan(testApp),
  }
  const [own, foreign] = [await clientWithPlans(testApp), await clientWithPlans(testApp)]
  const { id } = await own.subscribe(plans.own)
  await testApp.db.updateTable('subscriptions').set({ nextPlanId: plans.next }).where('id', '=', id).execute()
  foreignId = (await foreign.subscribe(plans.unsold)).id
  for (const client of [own, foreign]) {
    await client.pay()
    await client.call('POST', 'usage', { sessions: 1, idempotencyKey: 'x' })
  }
  await testApp.db.updateTable('plans').set({ isActive: false }).execute()
  const { clientId, userId, contactId } = await enterPortal(testApp, { clientId: own.clientId })
  const actor = { kind: 'portal' as const, clientId, userId, contactId, sessionId: 0, isPrimary: false }
  mine = { ...testApp.ctx, actor: { ...actor, grant: fullGrant } }
})

test('of subscriptions, payments and usage the database shows one client its own', async () => {
  await inPortalScope(mine, async ({ db }) => {
    for (const table of ['subscriptions', 'payments', 'usageRecords'] as const)
      expect(await db.selectFrom(table).select('clientId').execute(), table).toEqual([
        { clientId: mine.actor.clientId },
      ])
  })
})

test('of plans off sale it shows the one that the client has and the one that follows', async () => {
  const seen = await inPortalScope(mine, ({ db }) =>
    db.selectFrom('plans').select('id').orderBy('id').execute(),
  )
  expect(seen).toEqual([{ id: plans.own }, { id: plans.next }])
})

test('another client’s subscription cannot be changed, taken over or planted', async () => {
  const changed = await inPortalScope(mine, ({ db }) =>
    db.updateTable('subscriptions').set({ priceCents: 0 }).where('id', '=', foreignId).executeTakeFirst(),
  )
  expect(changed.numUpdatedRows).toBe(0n)
  const { clientId } = await testApp.db
    .selectFrom('subscriptions')
    .select('clientId')
    .where('id', '=', foreignId)
    .executeTakeFirstOrThrow()
  const move = inPortalScope(mine, ({ db }) => db.updateTable('subscriptions').set({ clientId }).execute())
  await expect(move).rejects.toThrow('row-level security')
})

test.each([
  sql`select note from payments`,
  sql`select recorded_by_user_id from usage_records`,
  sql`insert into payments (client_id) values (1)`,
  sql`update payments set amount_cents = 1`,
  sql`insert into usage_records (client_id) values (1)`,
  sql`update plans set price_cents = 0`,
  sql`delete from subscriptions`,
])('the client area’s role may not: %#', async (query) => {
  await expect(inPortalScope(mine, ({ db }) => query.execute(db))).rejects.toThrow('permission denied')
})
