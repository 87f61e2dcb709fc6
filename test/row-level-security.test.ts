import { type Kysely, sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { clientPermissions } from '#contract/access.ts'
import type { DB } from '#platform/db/types.ts'
import { asOwner, type Context, inPortalReading, inPortalScope, type PortalActor } from '#server/context.ts'
import { insertClient, insertContact, insertMembership, insertStaffUser, insertUser } from './factories.ts'
import { useTestApp } from './hooks.ts'

const testApp = useTestApp()
let mine: Context<PortalActor>
let foreign: { clientId: number; contactId: number; userId: number; invitationId: number }

beforeAll(async () => {
  const own = await clientWithMember()
  const other = await clientWithMember()
  foreign = { ...other, invitationId: await insertInvitation(other) }
  const grant = { permissions: clientPermissions, supportLevel: 6 as const }
  mine = { ...testApp.ctx, actor: { kind: 'portal', ...own, sessionId: 0, isPrimary: true, grant } }
})

async function clientWithMember() {
  const { id: clientId } = await insertClient(testApp.db)
  const { id: contactId } = await insertContact(testApp.db, { clientId })
  const { id: userId } = await insertUser(testApp.db)
  await insertMembership(testApp.db, { clientId, contactId, userId })
  return { clientId, contactId, userId }
}

type Member = { clientId: number; userId: number }

function invitationBy({ clientId, userId }: Member, overrides: object = {}) {
  const expiresAt = new Date('2027-01-01T00:00:00Z')
  const email = `guest${Math.random()}@example.com`
  return {
    clientId,
    email,
    locale: 'en' as const,
    inviterUserId: userId,
    isFromStaff: false,
    expiresAt,
    ...overrides,
  }
}

async function insertInvitation(member: Member): Promise<number> {
  const { id } = await testApp.db
    .insertInto('invitations')
    .values(invitationBy(member))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function asPortalRole<T>(work: (db: Kysely<DB>) => Promise<T>): Promise<T> {
  return await testApp.db.transaction().execute(async (db) => {
    await sql`set local role balcao_portal`.execute(db)
    return await work(db)
  })
}

test('tables of a client show nothing until the client is named', async () => {
  for (const table of ['clients', 'contacts', 'memberships', 'invitations'] as const) {
    expect(await asPortalRole((db) => db.selectFrom(table).select('id').execute())).toEqual([])
  }
  expect(await asPortalRole((db) => db.selectFrom('supportPins').select('clientId').execute())).toEqual([])
})

test('a query without a where shows one client only', async () => {
  await inPortalScope(mine, async ({ db }) => {
    expect(await db.selectFrom('clients').select('id').execute()).toEqual([{ id: mine.actor.clientId }])
    expect(await db.selectFrom('contacts').select('id').execute()).toEqual([{ id: mine.actor.contactId }])
    expect(await db.selectFrom('users').select('id').execute()).toEqual([{ id: mine.actor.userId }])
  })
})

test('reading by turns for two clients, on the same connections, each sees its own', async () => {
  const theirs = { ...mine, actor: { ...mine.actor, ...foreign } }
  const clientsSeen = (ctx: Context<PortalActor>) =>
    inPortalReading(ctx, ({ db }) => db.selectFrom('clients').select('id').execute())
  const turns = Array.from({ length: 40 }, (_, turn) => (turn % 3 ? theirs : mine))
  const seen = await Promise.all(turns.map(clientsSeen))
  expect(seen).toEqual(turns.map(({ actor }) => [{ id: actor.clientId }]))
})

test('what only reads cannot write, its own rows neither', async () => {
  const write = inPortalReading(mine, ({ db }) =>
    db.updateTable('contacts').set({ firstName: 'x' }).execute(),
  )
  await expect(write).rejects.toThrow('read-only')
  const inTransaction = inPortalReading(mine, ({ db }) =>
    db.transaction().execute((tx) => tx.updateTable('contacts').set({ firstName: 'x' }).execute()),
  )
  await expect(inTransaction).rejects.toThrow('read-only')
})

test('while reading, only the owner’s own way out sees more', async () => {
  const { inside, outside } = await inPortalReading(mine, async (ctx) => ({
    inside: await ctx.db.selectFrom('clients').select('id').execute(),
    outside: await asOwner(ctx, ({ db }) => db.selectFrom('clients').select('id').orderBy('id').execute()),
  }))
  expect(inside).toEqual([{ id: mine.actor.clientId }])
  expect(outside).toEqual([{ id: mine.actor.clientId }, { id: foreign.clientId }])
})

test('another client’s rows cannot be changed, taken or planted', async () => {
  await inPortalScope(mine, async ({ db }) => {
    const renamed = await db
      .updateTable('contacts')
      .set({ firstName: 'x' })
      .where('id', '=', foreign.contactId)
      .executeTakeFirst()
    expect(renamed.numUpdatedRows).toBe(0n)
    const taken = await db
      .deleteFrom('memberships')
      .where('clientId', '=', foreign.clientId)
      .executeTakeFirst()
    expect(taken.numDeletedRows).toBe(0n)
  })
  const plant = inPortalScope(mine, ({ db }) =>
    db
      .insertInto('contacts')
      .values({ clientId: foreign.clientId, firstName: 'x', lastName: 'y', email: 'x@example.com' })
      .execute(),
  )
  await expect(plant).rejects.toThrow('row-level security')
  const move = inPortalScope(mine, ({ db }) =>
    db.updateTable('contacts').set({ clientId: foreign.clientId }).execute(),
  )
  await expect(move).rejects.toThrow()
})

test('what belongs to no client, and every secret, is out of reach', async () => {
  for (const table of [
    'sessions',
    'links',
    'signInCodes',
    'devices',
    'throttles',
    'staffUsers',
    'provider',
    'contactVerifications',
    'apiTokens',
    'schema_migrations',
  ] as const) {
    const look = inPortalScope(mine, ({ db }) => sql`select * from ${sql.table(table)}`.execute(db))
    await expect(look, table).rejects.toThrow('permission denied')
  }
  for (const query of [
    sql`select password_hash from users`,
    sql`select secret_encrypted from emails`,
    sql`update memberships set user_id = 1 where false`,
    sql`update clients set suspended_at = null`,
    sql`update clients set deleted_at = null`,
    sql`select * from audit_events`,
    sql`select actor_user_id, address, request_id from audit_events`,
    sql`select staff_user_id, session_id from impersonations`,
    sql`update impersonations set ended_at = null`,
    sql`insert into impersonations (reason) values ('x')`,
    sql`update invitations set accepted_at = now()`,
    sql`update invitations set permissions = '{users:manage}'`,
    sql`update invitations set email = 'x@example.com'`,
    sql`delete from invitations`,
    sql`insert into invitations (staff_role) values ('administrator')`,
    sql`delete from support_pins`,
    sql`select * from pgboss.job`,
  ]) {
    await expect(inPortalScope(mine, ({ db }) => query.execute(db))).rejects.toThrow('permission denied')
  }
})

test('of the history it reads what was done on behalf of its own people, and nothing else', async () => {
  const staff = await insertStaffUser(testApp.db)
  const plant = async (clientId: number, userId: number) => {
    const people = {
      clientId,
      userId,
      staffUserId: staff.id,
      staffName: 'Rui',
      userName: 'Ana',
    }
    const times = { reason: 'test', startedAt: testApp.clock.now(), expiresAt: testApp.clock.now() }
    const { id } = await testApp.db
      .insertInto('impersonations')
      .values({ ...people, ...times })
      .returning('id')
      .executeTakeFirstOrThrow()
    const row = { clientId, actorUserId: staff.id, subjectType: 'test' }
    const behalf = { onBehalfOfUserId: userId, impersonationId: id }
    await testApp.db
      .insertInto('auditEvents')
      .values([
        { ...row, action: 'by-staff' },
        { ...row, ...behalf, action: 'on-behalf' },
        { ...row, ...behalf, clientId: null, action: 'of-no-client' },
      ])
      .execute()
    return id
  }
  const own = await plant(mine.actor.clientId, mine.actor.userId)
  await plant(foreign.clientId, foreign.userId)
  await inPortalScope(mine, async ({ db }) => {
    expect(await db.selectFrom('impersonations').select('id').execute()).toEqual([{ id: own }])
    const events = await db.selectFrom('auditEvents').select(['clientId', 'action']).execute()
    expect(events).toEqual([{ clientId: mine.actor.clientId, action: 'on-behalf' }])
  })
  expect(await asPortalRole((db) => db.selectFrom('impersonations').select('id').execute())).toEqual([])
  expect(await asPortalRole((db) => db.selectFrom('auditEvents').select('id').execute())).toEqual([])
})

test('invitations of another client cannot be seen, taken back or planted, nor one in the name of staff', async () => {
  const id = await insertInvitation(mine.actor)
  await inPortalScope(mine, async ({ db, now }) => {
    expect(await db.selectFrom('invitations').select('id').execute()).toEqual([{ id }])
    const taken = await db.updateTable('invitations').set({ cancelledAt: now() }).executeTakeFirst()
    expect(taken.numUpdatedRows).toBe(1n)
  })
  const theirs = testApp.db
    .selectFrom('invitations')
    .select('cancelledAt')
    .where('id', '=', foreign.invitationId)
  expect(await theirs.executeTakeFirst()).toEqual({ cancelledAt: null })
  for (const planted of [
    { clientId: foreign.clientId },
    { clientId: null },
    { isFromStaff: true },
    { inviterUserId: foreign.userId },
    { inviterUserId: null },
  ]) {
    const values = invitationBy(mine.actor, planted)
    const plant = inPortalScope(mine, ({ db }) => db.insertInto('invitations').values(values).execute())
    await expect(plant, JSON.stringify(planted)).rejects.toThrow('row-level security')
  }
})

test('the support PIN of another client cannot be seen or changed', async () => {
  const pin = { pinEncrypted: Buffer.from('x'), renewedAt: testApp.clock.now() }
  for (const { clientId } of [mine.actor, foreign]) {
    await testApp.db
      .insertInto('supportPins')
      .values({ ...pin, clientId })
      .execute()
  }
  await inPortalScope(mine, async ({ db }) => {
    const seen = await db.selectFrom('supportPins').select('clientId').execute()
    expect(seen).toEqual([{ clientId: mine.actor.clientId }])
    const changed = await db.updateTable('supportPins').set(pin).executeTakeFirst()
    expect(changed.numUpdatedRows).toBe(1n)
  })
  const move = inPortalScope(mine, ({ db }) =>
    db.updateTable('supportPins').set({ clientId: foreign.clientId }).execute(),
  )
  await expect(move).rejects.toThrow()
})

test('the role and the client end with the transaction', async () => {
  await inPortalScope(mine, async () => {})
  const { rows } = await sql<{ role: string; client: string }>`
    select current_setting('role') as role, current_setting('app.client_id', true) as client`.execute(
    testApp.db,
  )
  expect(rows[0]?.role).toBe('none')
  expect(rows[0]?.client ?? '').toBe('')
})

test('history can only be added to', async () => {
  await sql`insert into audit_events (action, subject_type) values ('test', 'test')`.execute(testApp.db)
  await expect(sql`delete from audit_events`.execute(testApp.db)).rejects.toThrow('only ever added to')
  await expect(sql`update audit_events set action = 'x'`.execute(testApp.db)).rejects.toThrow(
    'only ever added to',
  )
})
