import { beforeAll, describe, expect, test } from 'vitest'
import { fullGrant } from '#contract/access.ts'
import { contactBody, insertClient, insertContact, insertMembership } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, enterAsStaff } from '#test/people.ts'

const testApp = useTestApp()
let call: Call
beforeAll(async () => {
  call = await enterAsStaff(testApp)
})

describe('adding a contact', () => {
  test('keeps every field, and tells the history', async () => {
    const client = await insertClient(testApp.db)
    const fields = {
      firstName: 'João',
      lastName: 'D’Ávila',
      jobTitle: 'Comprador',
      company: 'Terceiros S.A.',
      locale: 'en',
      street: 'Rua A, 1',
      district: 'Centro',
      city: 'Recife',
      country: 'BR',
      notifications: ['invoices', 'tickets'],
    }
    const written = {
      email: 'Joao@Example.com',
      phone: '81 99876-5432',
      state: 'pe',
      postalCode: '50000-000',
    }
    const response = await call('POST', `clients/${client.id}/contacts`, { ...fields, ...written })
    expect(response.statusCode).toBe(201)
    const contact = response.json()
    expect(contact).toMatchObject({
      ...fields,
      clientId: client.id,
      email: 'joao@example.com',
      phone: '+5581998765432',
      phoneMasked: false,
      state: 'PE',
      postalCode: '50000000',
      isPrimary: true,
      primaryContactId: contact.id,
      access: null,
      version: 0,
      abilities: {
        edit: true,
        delete: 'contact.primary_required',
        makePrimary: 'contact.primary_required',
        editAccess: true,
      },
    })
    expect((await call('GET', `clients/${client.id}/contacts/${contact.id}`)).json()).toEqual(contact)
    const events = await testApp.db
      .selectFrom('auditEvents')
      .selectAll()
      .where('clientId', '=', client.id)
      .execute()
    expect(events).toMatchObject([
      { action: 'contact.created', subjectId: contact.id, subjectLabel: 'João D’Ávila' },
    ])
    const messages = await testApp.db
      .selectFrom('emails')
      .selectAll()
      .where('clientId', '=', client.id)
      .execute()
    expect(messages).toEqual([])
  })

  test('a list goes through all of them in pages, without the deleted ones', async () => {
    const { id } = await insertClient(testApp.db)
    const ids = []
    for (let index = 0; index < 5; index += 1)
      ids.push((await insertContact(testApp.db, { clientId: id })).id)
    await insertContact(testApp.db)
    await call('DELETE', `clients/${id}/contacts/${ids[2]}`)
    const first = (await call('GET', `clients/${id}/contacts?limit=3`)).json()
    const second = (await call('GET', `clients/${id}/contacts?limit=3&cursor=${first.next}`)).json()
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual([ids[0], ids[1], ids[3], ids[4]])
    expect(second.next).toBeNull()
  })
})

describe('editing a contact', () => {
  test('replaces everything and tells the history only what changed', async () => {
    const contact = await insertContact(testApp.db, {
      city: 'Recife',
      jobTitle: 'Dono',
      notifications: ['tickets'],
    })
    const path = `clients/${contact.clientId}/contacts/${contact.id}`
    const body = contactBody({ lastName: 'Nova', jobTitle: 'Dono', isPrimary: true, version: 0 })
    const response = await call('PUT', path, body)
    expect(response.json()).toMatchObject({
      lastName: 'Nova',
      city: null,
      jobTitle: 'Dono',
      notifications: [],
      version: 1,
    })
    const event = await testApp.db
      .selectFrom('auditEvents')
      .selectAll()
      .where('clientId', '=', contact.clientId)
      .executeTakeFirstOrThrow()
    expect(event.action).toBe('contact.updated')
    expect(event.before).toMatchObject({
      lastName: contact.lastName,
      city: 'Recife',
      notifications: ['tickets'],
    })
    expect(event.after).not.toHaveProperty('jobTitle')
  })

  test('of two who save at once the second is told and shown the newer one', async () => {
    const contact = await insertContact(testApp.db)
    const path = `clients/${contact.clientId}/contacts/${contact.id}`
    const bodies = ['Um', 'Dois'].map((lastName) => contactBody({ lastName, isPrimary: true, version: 0 }))
    const answers = await Promise.all(bodies.map((body) => call('PUT', path, body)))
    const [saved, refused] = answers.sort((one, other) => one.statusCode - other.statusCode)
    expect([saved?.statusCode, refused?.statusCode]).toEqual([200, 409])
    expect(refused?.json().error).toMatchObject({ code: 'record.changed', data: { current: saved?.json() } })
    expect((await call('GET', path)).json()).toEqual(saved?.json())
  })

  test('a refusal late in the change leaves nothing behind', async () => {
    const { clientId, userId } = await insertMembership(testApp.db)
    const { email } = await testApp.db
      .selectFrom('users')
      .select('email')
      .where('id', '=', userId)
      .executeTakeFirstOrThrow()
    const contact = await insertContact(testApp.db, { clientId })
    const access = { ...fullGrant, sendSetPasswordEmail: true }
    const body = contactBody({ email, access, version: 0 })
    const response = await call('PUT', `clients/${clientId}/contacts/${contact.id}`, body)
    expect(response.json().error).toMatchObject({
      code: 'contact.access_email_taken',
      fields: { email: expect.any(String) },
    })
    expect((await call('GET', `clients/${clientId}/contacts/${contact.id}`)).json()).toMatchObject({
      email: contact.email,
      version: 0,
      access: null,
    })
    for (const table of ['emails', 'auditEvents'] as const) {
      const rows = await testApp.db.selectFrom(table).select('id').where('clientId', '=', clientId).execute()
      expect(rows).toEqual([])
    }
  })
})

describe('what is not there is not found, whatever the position of the foreign id', () => {
  test('in the address', async () => {
    const [mine, theirs] = [await insertContact(testApp.db), await insertContact(testApp.db)]
    const deleted = await insertContact(testApp.db, { clientId: mine.clientId })
    await call('DELETE', `clients/${mine.clientId}/contacts/${deleted.id}`)
    const gone = await insertClient(testApp.db, { deletedAt: testApp.clock.now() })
    const ofGone = await insertContact(testApp.db, { clientId: gone.id })
    const paths = [
      `clients/${mine.clientId}/contacts/${theirs.id}`,
      `clients/${mine.clientId}/contacts/${deleted.id}`,
      `clients/${gone.id}/contacts/${ofGone.id}`,
      `clients/999999/contacts/${mine.id}`,
      `clients/${mine.clientId}/contacts/x`,
    ]
    for (const path of paths) {
      expect((await call('GET', path)).statusCode).toBe(404)
      expect((await call('PUT', path, contactBody({ version: 0 }))).statusCode).toBe(404)
      expect((await call('DELETE', path)).statusCode).toBe(404)
      expect((await call('POST', `${path}/set-password-emails`)).statusCode).toBe(404)
    }
    for (const path of [`clients/${gone.id}/contacts`, 'clients/999999/contacts', 'clients/x/contacts']) {
      expect((await call('GET', path)).statusCode).toBe(404)
      expect((await call('POST', path, contactBody())).statusCode).toBe(404)
    }
    expect((await call('GET', `clients/${theirs.clientId}/contacts/${theirs.id}`)).json().version).toBe(0)
  })

  test('as the primary contact that was seen', async () => {
    const [mine, theirs] = [await insertContact(testApp.db), await insertContact(testApp.db)]
    const body = contactBody({ isPrimary: true, seenPrimaryContactId: theirs.id })
    const response = await call('POST', `clients/${mine.clientId}/contacts`, body)
    expect(response.json().error.code).toBe('contact.primary_changed')
  })
})

test('finance and readers see contacts and change none; a reader sees phones masked', async () => {
  const contact = await insertContact(testApp.db, { phone: '+5511987654321' })
  const path = `clients/${contact.clientId}/contacts/${contact.id}`
  const finance = await enterAsStaff(testApp, 'finance')
  const reader = await enterAsStaff(testApp, 'reader')
  for (const refused of [finance, reader]) {
    expect((await refused('PUT', path, contactBody({ version: 0 }))).statusCode).toBe(403)
    expect((await refused('POST', `clients/${contact.clientId}/contacts`, contactBody())).statusCode).toBe(
      403,
    )
    expect((await refused('DELETE', path)).statusCode).toBe(403)
    expect((await refused('POST', `${path}/set-password-emails`)).statusCode).toBe(403)
  }
  const closed = 'auth.forbidden'
  const none = { edit: closed, delete: closed, makePrimary: 'contact.primary_required', editAccess: closed }
  expect((await finance('GET', path)).json()).toMatchObject({
    phone: '+5511987654321',
    phoneMasked: false,
    abilities: none,
  })
  const { items } = (await reader('GET', `clients/${contact.clientId}/contacts`)).json()
  expect(items).toMatchObject([{ phone: '+55119••••4321', phoneMasked: true, abilities: none }])
})
