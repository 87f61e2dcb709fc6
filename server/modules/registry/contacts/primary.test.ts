import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { clientPermissions, fullGrant } from '#contract/access.ts'
import { type TestApp } from '#test/app.ts'
import { contactBody, insertClient, insertContact, insertMembership } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, enterAsStaff } from '#test/people.ts'

const testApp = useTestApp()
let call: Call
beforeAll(async () => {
  call = await enterAsStaff(testApp)
})

async function primaryOf(clientId: number): Promise<number | null> {
  const { db } = testApp
  const row = await db
    .selectFrom('clients')
    .where('id', '=', clientId)
    .select('primaryContactId')
    .executeTakeFirst()
  return row?.primaryContactId ?? null
}

/** A client whose primary contact is the first of as many contacts as asked for. */
async function insertContacts(count: number) {
  const { id: clientId } = await insertClient(testApp.db)
  const ids: number[] = []
  for (let index = 0; index < count; index += 1) {
    ids.push((await insertContact(testApp.db, { clientId })).id)
  }
  return { clientId, path: `clients/${clientId}/contacts`, ids: ids as [number, number, number] }
}

const access = { permissions: [], supportLevel: 0 }

describe('the first contact', () => {
  test.each([true, false, undefined])('is primary whatever the box says (%s)', async (isPrimary) => {
    const client = await insertClient(testApp.db)
    const response = await call('POST', `clients/${client.id}/contacts`, contactBody({ isPrimary }))
    expect(response.json()).toMatchObject({ isPrimary: true, primaryContactId: response.json().id })
    expect(await primaryOf(client.id)).toBe(response.json().id)
  })

  test('of two added at once one is primary', async () => {
    const client = await insertClient(testApp.db)
    const add = () => call('POST', `clients/${client.id}/contacts`, contactBody())
    const contacts = (await Promise.all([add(), add()])).map((response) => response.json())
    expect(contacts.filter((contact) => contact.isPrimary)).toHaveLength(1)
  })

  test('starts with every permission; staff may limit it afterwards', async () => {
    const client = await insertClient(testApp.db)
    const body = contactBody({ access })
    const created = (await call('POST', `clients/${client.id}/contacts`, body)).json()
    expect(created.access).toMatchObject({ permissions: [...clientPermissions], supportLevel: 6 })
    const edit = {
      ...body,
      isPrimary: true,
      version: 0,
      access: { permissions: ['invoices:view'], supportLevel: 1 },
    }
    const limited = (await call('PUT', `clients/${client.id}/contacts/${created.id}`, edit)).json()
    expect(limited.access).toMatchObject({ permissions: ['invoices:view'], supportLevel: 1 })
  })
})

describe('the mark', () => {
  test('cannot be cleared, nor its contact deleted', async () => {
    const { path, ids, clientId } = await insertContacts(2)
    const cleared = await call('PUT', `${path}/${ids[0]}`, contactBody({ isPrimary: false, version: 0 }))
    expect(cleared.statusCode).toBe(422)
    expect(cleared.json().error).toMatchObject({
      code: 'contact.primary_required',
      fields: { isPrimary: expect.any(String) },
    })
    const deleted = await call('DELETE', `${path}/${ids[0]}`)
    expect(deleted.json().error.code).toBe('contact.primary_required')
    expect(await primaryOf(clientId)).toBe(ids[0])
    expect((await call('GET', `${path}/${ids[0]}`)).json().version).toBe(0)
  })

  test('moves to another contact, or to a new one, and the history tells', async () => {
    const { path, ids, clientId } = await insertContacts(2)
    const edit = contactBody({ isPrimary: true, seenPrimaryContactId: ids[0], version: 0 })
    expect((await call('PUT', `${path}/${ids[1]}`, edit)).json()).toMatchObject({ isPrimary: true })
    expect((await call('GET', `${path}/${ids[0]}`)).json()).toMatchObject({
      isPrimary: false,
      abilities: { delete: true, makePrimary: true },
    })
    const added = contactBody({ isPrimary: true, seenPrimaryContactId: ids[1] })
    const { id } = (await call('POST', path, added)).json()
    expect(await primaryOf(clientId)).toBe(id)
    const events = await testApp.db
      .selectFrom('auditEvents')
      .select(['subjectId', 'before', 'after'])
      .where('clientId', '=', clientId)
      .where('action', '=', 'contact.made_primary')
      .orderBy('id')
      .execute()
    expect(events).toEqual([
      { subjectId: ids[1], before: { primaryContactId: ids[0] }, after: { primaryContactId: ids[1] } },
      { subjectId: id, before: { primaryContactId: ids[1] }, after: { primaryContactId: id } },
    ])
  })

  test('does not move for who saw it elsewhere', async () => {
    const { path, ids, clientId } = await insertContacts(3)
    for (const seenPrimaryContactId of [ids[1], ids[2], null, 999_999]) {
      const body = contactBody({ isPrimary: true, seenPrimaryContactId, version: 0 })
      const response = await call('PUT', `${path}/${ids[1]}`, body)
      expect(response.statusCode).toBe(409)
      expect(response.json().error.code).toBe('contact.primary_changed')
    }
    expect(await primaryOf(clientId)).toBe(ids[0])
  })

  test('moved by staff, it brings every permission with it', async () => {
    const { path, ids, clientId } = await insertContacts(1)
    const { contactId } = await insertMembership(testApp.db, { clientId, permissions: [] })
    const body = contactBody({ isPrimary: true, seenPrimaryContactId: ids[0], version: 0, access })
    const { access: given } = (await call('PUT', `${path}/${contactId}`, body)).json()
    expect(given).toMatchObject(fullGrant)
  })
})

describe('at the same moment', () => {
  test('of two changes of the primary contact exactly one stands', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { path, ids, clientId } = await insertContacts(3)
      const body = () => contactBody({ isPrimary: true, seenPrimaryContactId: ids[0], version: 0 })
      const answers = await Promise.all([ids[1], ids[2]].map((id) => call('PUT', `${path}/${id}`, body())))
      expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409])
      expect(answers.find((answer) => answer.statusCode === 409)?.json().error.code).toBe(
        'contact.primary_changed',
      )
      const winner = answers.findIndex((answer) => answer.statusCode === 200)
      expect(await primaryOf(clientId)).toBe(ids[winner + 1])
      const { items } = (await call('GET', path)).json<{ items: { isPrimary: boolean }[] }>()
      expect(items.filter((item) => item.isPrimary)).toHaveLength(1)
    }
  })

  test('a contact is not made primary and deleted: one of both is refused', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { path, ids, clientId } = await insertContacts(2)
      const body = contactBody({ isPrimary: true, seenPrimaryContactId: ids[0], version: 0 })
      const move = () => call('PUT', `${path}/${ids[1]}`, body)
      const remove = () => call('DELETE', `${path}/${ids[1]}`)
      const both = round % 2 ? [move(), remove()] : [remove(), move()]
      const statuses = (await Promise.all(both)).map((answer) => answer.statusCode)
      expect(statuses.filter((status) => status < 300)).toHaveLength(1)
      const isMoved = (await primaryOf(clientId)) === ids[1]
      expect((await call('GET', `${path}/${ids[1]}`)).statusCode).toBe(isMoved ? 200 : 404)
    }
  })
})

describe('the database itself refuses', () => {
  const set = async (db: TestApp['db'], clientId: number, contactId: number | null) =>
    await db.updateTable('clients').set({ primaryContactId: contactId }).where('id', '=', clientId).execute()
  const remove = async (db: TestApp['db'], id: number) =>
    await db.updateTable('contacts').set({ deletedAt: testApp.clock.now() }).where('id', '=', id).execute()

  test('no primary contact, a deleted one, and one of another client', async () => {
    const { db } = testApp
    const { ids, clientId } = await insertContacts(2)
    const other = await insertContacts(1)
    await expect(set(db, clientId, null)).rejects.toThrow('has a primary contact')
    await expect(set(db, clientId, other.ids[0])).rejects.toThrow('clients_primary_contact_fkey')
    await expect(remove(db, ids[0])).rejects.toThrow('cannot be deleted')
    await remove(db, ids[1])
    await expect(set(db, clientId, ids[1])).rejects.toThrow('not a deleted one')
    expect(await primaryOf(clientId)).toBe(ids[0])
  })

  test.each(['move', 'removal'])(
    'a removal and a move to the same contact, when the %s is first',
    async (first) => {
      const { ids, clientId } = await insertContacts(2)
      const move = (db: TestApp['db']) => set(db, clientId, ids[1])
      const removal = (db: TestApp['db']) => remove(db, ids[1])
      const [earlier, later] = first === 'move' ? [move, removal] : [removal, move]
      const transaction = await testApp.db.startTransaction().execute()
      await earlier(transaction)
      const waiting = Promise.allSettled([later(testApp.db)])
      await setTimeout(100)
      await transaction.commit().execute()
      expect(await waiting).toMatchObject([{ status: 'rejected' }])
    },
  )
})
