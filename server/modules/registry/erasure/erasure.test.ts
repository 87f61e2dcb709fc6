import { beforeAll, expect, test } from 'vitest'
import { maintain } from '#server/services.ts'
import {
  clientBody,
  contactBody,
  insertInvoice,
  insertMembership,
  insertStaffUser,
  insertSubscription,
} from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, enterAsStaff, enterPortal } from '#test/people.ts'

const day = 86_400_000
const secrets = ['Zulmira', 'Quitéria', 'zulmira@', '98765', 'Rua Secreta', 'apelido']

const testApp = useTestApp()
let admin: Call
beforeAll(async () => {
  admin = await enterAsStaff(testApp, 'administrator')
})

/** A client with a person, traces of them everywhere, and the person's other memberships. */
async function insertTraces(taxId: string) {
  const body = clientBody({ taxId, phone: '(11) 98765-4321', street: 'Rua Secreta, 1' })
  const client = (await admin('POST', 'clients', body)).json()
  const path = `clients/${client.id}`
  const person = { firstName: 'Zulmira', lastName: 'Quitéria', phone: '(11) 98765-4321' }
  const access = { permissions: [], supportLevel: 0, sendSetPasswordEmail: true }
  const email = `zulmira@${client.id}.example`
  const contact = (await admin('POST', `${path}/contacts`, contactBody({ ...person, email, access }))).json()
  await admin('POST', `${path}/contacts/${contact.id}/verifications`, {
    checked: ['name'],
    outcome: 'confirmed',
    note: 'apelido',
  })
  await admin('POST', `${path}/invitations`, {
    email: `zulmira@outro${client.id}.example`,
    ...access,
    sendSetPasswordEmail: undefined,
  })
  await testApp.db.insertInto('undeliverableAddresses').values({ address: email, kind: 'bounce' }).execute()
  const { userId } = await testApp.db
    .selectFrom('memberships')
    .select('userId')
    .where('clientId', '=', client.id)
    .executeTakeFirstOrThrow()
  return { id: client.id as number, userId, body }
}

/** Sessions end meanwhile; maintenance runs at the end. */
async function pass(days: number): Promise<void> {
  testApp.clock.advance(days * day)
  admin = await enterAsStaff(testApp, 'administrator')
  await maintain(testApp.ctx)
}

/** Everything that the database still says, of anybody. */
async function everything(): Promise<string> {
  const tables = [
    'clients',
    'contacts',
    'users',
    'emails',
    'auditEvents',
    'invitations',
    'searchEntries',
  ] as const
  const rest = [
    'undeliverableAddresses',
    'emailWords',
    'contactVerifications',
    'clientList',
    'impersonations',
    'links',
    'memberships',
  ] as const
  const rows = await Promise.all(
    [...tables, ...rest].map((table) => testApp.db.selectFrom(table).selectAll().execute()),
  )
  return JSON.stringify(rows)
}

async function erase(id: number) {
  await admin('DELETE', `clients/${id}`)
  await pass(30)
  return await testApp.db.selectFrom('clients').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

test('30 days after the deletion nothing personal is left, and running again changes nothing', async () => {
  const { id, body } = await insertTraces('52998224725')
  await admin('DELETE', `clients/${id}`)
  await pass(29.9)
  expect(await everything()).toContain('Zulmira')

  await pass(0.1)
  const left = await everything()
  for (const secret of [...secrets, '52998224725', body.legalName]) expect(left).not.toContain(secret)
  const client = await testApp.db
    .selectFrom('clients')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(client).toMatchObject({ erasedAt: testApp.clock.now(), taxId: null, legalName: '–' })
  const events = await testApp.db
    .selectFrom('auditEvents')
    .select('action')
    .where('clientId', '=', id)
    .orderBy('id', 'desc')
    .execute()
  expect(events.map((event) => event.action)).toEqual(
    expect.arrayContaining(['client.erased', 'client.deleted', 'contact.created', 'client.created']),
  )
  await maintain(testApp.ctx)
  expect(await everything()).toBe(left)
  expect((await admin('GET', 'deleted-clients')).json().items).toEqual([])
})

test('fiscal records keep whose they are, and the number is free for a new client', async () => {
  const { id, body } = await insertTraces('11222333000181')
  const subscription = await insertSubscription(testApp.db, { clientId: id })
  await testApp.db
    .insertInto('payments')
    .values({
      clientId: id,
      subscriptionId: subscription.id,
      amountCents: 9900,
      currency: 'BRL',
      paidOn: '2026-11-20',
      paymentType: 'pix',
      dueOn: '2026-11-10',
    })
    .execute()
  expect(await erase(id)).toMatchObject({
    taxId: '11222333000181',
    legalName: body.legalName,
    email: 'erased@client.invalid',
  })
  const payments = await testApp.db.selectFrom('payments').selectAll().where('clientId', '=', id).execute()
  expect(payments).toMatchObject([{ amountCents: 9900 }])
  const left = await everything()
  for (const secret of secrets) expect(left).not.toContain(secret)
  const again = await admin(
    'POST',
    'clients',
    clientBody({ tradeName: body.tradeName, taxId: '11222333000181' }),
  )
  expect(again.statusCode).toBe(201)
})

test('an issued invoice stays with its number and whose it was; a draft goes', async () => {
  const { id } = await insertTraces('52998224725')
  await insertInvoice(testApp.db, { clientId: id, note: 'Zulmira' })
  const { number } = await insertInvoice(testApp.db, { clientId: id, state: 'paid' })
  expect(await erase(id)).toMatchObject({ taxId: '52998224725' })
  const left = await testApp.db.selectFrom('invoices').selectAll().where('clientId', '=', id).execute()
  expect(left).toMatchObject([{ number, state: 'paid' }])
})

test('whoever has another access, or works for the provider, keeps their user', async () => {
  const { clientId: id, userId: both } = await insertMembership(testApp.db)
  const elsewhere = await insertMembership(testApp.db, { userId: both })
  const staff = await insertStaffUser(testApp.db)
  await insertMembership(testApp.db, { clientId: id, userId: staff.id })
  const { userId: only } = await enterPortal(testApp, { clientId: id })
  await erase(id)
  const users = await testApp.db
    .selectFrom('users')
    .select(['id', 'firstName', 'email'])
    .where('id', 'in', [both, staff.id, only])
    .orderBy('id')
    .execute()
  expect(users.find((user) => user.id === both)?.firstName).toBe('Maria')
  expect(users.find((user) => user.id === staff.id)?.firstName).toBe('Maria')
  expect(users.find((user) => user.id === only)).toMatchObject({
    firstName: '–',
    email: `erased-${only}@user.invalid`,
  })
  const kept = await testApp.db
    .selectFrom('memberships')
    .select('id')
    .where('id', '=', elsewhere.id)
    .execute()
  expect(kept).toHaveLength(1)
})

test('history is otherwise only ever added to', async () => {
  const refused = /only ever added to/
  await expect(testApp.db.updateTable('auditEvents').set({ before: null }).execute()).rejects.toThrow(refused)
  await expect(testApp.db.deleteFrom('auditEvents').execute()).rejects.toThrow(refused)
})
