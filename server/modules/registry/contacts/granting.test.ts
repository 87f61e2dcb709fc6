import { describe, expect, test } from 'vitest'
import type { ClientPermission, SupportLevel } from '#contract/access.ts'
import { contactBody, insertContact } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Answer, type Call, enterPortal } from '#test/people.ts'

const testApp = useTestApp()

type Person = { contactId: number; call: Call }

/** A person with access at the client; the first of a client is its primary contact. */
async function enter(
  clientId: number | undefined,
  permissions: ClientPermission[],
  supportLevel: SupportLevel = 2,
) {
  return await enterPortal(testApp, {
    ...(clientId !== undefined && { clientId }),
    permissions: ['contacts:manage', ...permissions],
    supportLevel,
  })
}

/** A client with its primary contact, a manager of contacts who holds less, and one more person. */
async function insertPeople() {
  const primary = await enter(undefined, ['invoices:view', 'emails:view', 'phones:view'], 6)
  const manager = await enter(primary.clientId, ['emails:view'], 2)
  const other = await enter(primary.clientId, ['emails:view', 'invoices:view'], 4)
  return { clientId: primary.clientId, primary, manager, other }
}

async function grantOf(contactId: number) {
  return await testApp.db
    .selectFrom('memberships')
    .select(['permissions', 'supportLevel'])
    .where('contactId', '=', contactId)
    .executeTakeFirst()
}

/** What the form sends when nothing but `changes` was touched. */
async function bodyOf({ call, contactId }: Person, changes: object = {}, of = contactId) {
  const { access, version, isPrimary, primaryContactId, ...contact } = (
    await call('GET', `portal/contacts/${of}`)
  ).json()
  return contactBody({
    firstName: contact.firstName,
    notifications: contact.notifications,
    access: access && { permissions: access.permissions, supportLevel: access.supportLevel },
    version,
    isPrimary,
    seenPrimaryContactId: primaryContactId,
    ...changes,
  })
}

function expectRefusal(answer: Answer, code: string) {
  expect(answer.json().error).toMatchObject({ code })
  expect(Object.keys(answer.json().error.fields)).toHaveLength(1)
}

describe('nobody grants what they do not hold', () => {
  test.each([
    [['invoices:view'], 0],
    [['phones:view', 'emails:view'], 1],
    [[], 3],
  ])('%j with support %i', async (permissions, supportLevel) => {
    const { manager, clientId } = await insertPeople()
    const body = contactBody({ access: { permissions, supportLevel } })
    expectRefusal(await manager.call('POST', 'portal/contacts', body), 'membership.beyond_own')
    const contact = await insertContact(testApp.db, { clientId })
    const edit = { ...body, version: 0 }
    expectRefusal(await manager.call('PUT', `portal/contacts/${contact.id}`, edit), 'membership.beyond_own')
    const users = await testApp.db.selectFrom('users').select('id').where('email', '=', body.email).execute()
    expect(users).toEqual([])
  })

  test('but all that they hold, also the permission for contacts', async () => {
    const { manager } = await insertPeople()
    const access = { permissions: ['contacts:manage', 'emails:view'], supportLevel: 2 }
    const answer = await manager.call('POST', 'portal/contacts', contactBody({ access }))
    expect(answer.json().access).toMatchObject(access)
  })
})

describe('editing the access of somebody who holds more', () => {
  test('leaves what the editor does not hold and changes the rest', async () => {
    const { manager, other } = await insertPeople()
    const access = { permissions: ['contacts:manage'], supportLevel: 0 }
    const answer = await manager.call(
      'PUT',
      `portal/contacts/${other.contactId}`,
      await bodyOf(manager, { access }, other.contactId),
    )
    expect(answer.json().access).toMatchObject({
      permissions: ['contacts:manage', 'invoices:view'],
      supportLevel: 4,
    })
  })

  test('does not take the whole away, be it the access or the contact', async () => {
    const { manager, other, primary } = await insertPeople()
    const body = await bodyOf(manager, { access: null }, other.contactId)
    expectRefusal(
      await manager.call('PUT', `portal/contacts/${other.contactId}`, body),
      'membership.beyond_own',
    )
    expectRefusal(await manager.call('DELETE', `portal/contacts/${other.contactId}`), 'membership.beyond_own')
    expect(await grantOf(other.contactId)).toBeDefined()
    const seen = (await manager.call('GET', `portal/contacts/${other.contactId}`)).json()
    expect(seen.abilities).toEqual({
      edit: true,
      delete: 'membership.beyond_own',
      makePrimary: 'contact.primary_not_yours',
      editAccess: true,
      endAccess: 'membership.beyond_own',
      impersonate: 'auth.forbidden',
    })
    expect((await primary.call('PUT', `portal/contacts/${other.contactId}`, body)).json().access).toBeNull()
  })
})

describe('one’s own', () => {
  test('contact is saved while the permissions stay', async () => {
    const { manager } = await insertPeople()
    const body = await bodyOf(manager, { firstName: 'Eu Mesma' })
    const answer = await manager.call('PUT', `portal/contacts/${manager.contactId}`, body)
    expect(answer.json()).toMatchObject({
      firstName: 'Eu Mesma',
      abilities: { editAccess: 'membership.own', delete: 'membership.own' },
    })
  })

  test.each([
    { permissions: ['contacts:manage'], supportLevel: 2 },
    { permissions: ['contacts:manage', 'emails:view'], supportLevel: 1 },
    { permissions: ['contacts:manage', 'emails:view', 'invoices:view'], supportLevel: 2 },
    null,
  ])('permissions do not become %j', async (access) => {
    const { manager } = await insertPeople()
    const before = await grantOf(manager.contactId)
    const answer = await manager.call(
      'PUT',
      `portal/contacts/${manager.contactId}`,
      await bodyOf(manager, { access }),
    )
    expectRefusal(answer, 'membership.own')
    expect(await grantOf(manager.contactId)).toEqual(before)
  })

  test('contact cannot be deleted', async () => {
    const { manager } = await insertPeople()
    expectRefusal(await manager.call('DELETE', `portal/contacts/${manager.contactId}`), 'membership.own')
  })
})

describe('the primary contact', () => {
  test('keeps their permissions and access, whoever asks, themselves too', async () => {
    const { manager, primary } = await insertPeople()
    const before = await grantOf(primary.contactId)
    for (const who of [manager, primary]) {
      for (const access of [null, { permissions: [], supportLevel: 0 }]) {
        const body = await bodyOf(who, { access }, primary.contactId)
        const answer = await who.call('PUT', `portal/contacts/${primary.contactId}`, body)
        expectRefusal(answer, 'membership.primary_protected')
      }
      const answer = await who.call('DELETE', `portal/contacts/${primary.contactId}`)
      expect(answer.json().error.code).toBe('contact.primary_required')
    }
    expect(await grantOf(primary.contactId)).toEqual(before)
  })

  test('can still be edited otherwise by who manages contacts', async () => {
    const { manager, primary } = await insertPeople()
    const body = await bodyOf(manager, { firstName: 'Dona' }, primary.contactId)
    expect((await manager.call('PUT', `portal/contacts/${primary.contactId}`, body)).statusCode).toBe(200)
  })

  test('gets no access from the client area if staff gave none', async () => {
    const { clientId, id } = await insertContact(testApp.db)
    const manager = await enter(clientId, [])
    const body = await bodyOf(manager, { access: { permissions: [], supportLevel: 0 } }, id)
    expectRefusal(await manager.call('PUT', `portal/contacts/${id}`, body), 'membership.primary_protected')
  })
})

describe('the account', () => {
  test('is handed over by who holds it: the new one gets all of both', async () => {
    const { primary, other, clientId } = await insertPeople()
    await testApp.db
      .updateTable('memberships')
      .set({ permissions: ['services:view'], supportLevel: 1 })
      .where('contactId', '=', other.contactId)
      .execute()
    const body = await bodyOf(primary, { isPrimary: true }, other.contactId)
    const answer = await primary.call('PUT', `portal/contacts/${other.contactId}`, body)
    expect(answer.json()).toMatchObject({
      isPrimary: true,
      access: {
        permissions: ['contacts:manage', 'services:view', 'invoices:view', 'emails:view', 'phones:view'],
        supportLevel: 6,
      },
    })
    const back = await bodyOf(primary, { isPrimary: true })
    expectRefusal(
      await primary.call('PUT', `portal/contacts/${primary.contactId}`, back),
      'contact.primary_not_yours',
    )
    const stale = { ...back, seenPrimaryContactId: primary.contactId }
    expectRefusal(
      await primary.call('PUT', `portal/contacts/${primary.contactId}`, stale),
      'contact.primary_changed',
    )
    const client = await testApp.db
      .selectFrom('clients')
      .selectAll()
      .where('id', '=', clientId)
      .executeTakeFirst()
    expect(client?.primaryContactId).toBe(other.contactId)
  })

  test('is handed to a new contact, with access or without', async () => {
    const { primary } = await insertPeople()
    const access = { permissions: [], supportLevel: 0 }
    const body = { isPrimary: true, seenPrimaryContactId: primary.contactId, access }
    const answer = await primary.call('POST', 'portal/contacts', contactBody(body))
    expect(answer.json()).toMatchObject({ isPrimary: true, access: { supportLevel: 6 } })
  })

  test('is not handed over by others', async () => {
    const { manager, primary, other } = await insertPeople()
    for (const id of [manager.contactId, other.contactId]) {
      const body = await bodyOf(manager, { isPrimary: true }, id)
      expectRefusal(await manager.call('PUT', `portal/contacts/${id}`, body), 'contact.primary_not_yours')
    }
    const added = contactBody({ isPrimary: true, seenPrimaryContactId: primary.contactId })
    expectRefusal(await manager.call('POST', 'portal/contacts', added), 'contact.primary_not_yours')
  })
})
