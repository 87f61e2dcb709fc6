import { beforeAll, describe, expect, test } from 'vitest'
import { fullGrant } from '#contract/access.ts'
import { signInAs } from '#test/app.ts'
import { contactBody, insertClient, insertContact, insertMembership, insertUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, callAs, codeOf, enterAsStaff, enterPortal } from '#test/people.ts'

const testApp = useTestApp()
let agent: Call
beforeAll(async () => {
  agent = await enterAsStaff(testApp)
})

async function insertUserOfClient() {
  const { clientId } = await insertContact(testApp.db)
  const membership = await insertMembership(testApp.db, { clientId, permissions: ['emails:view'] })
  const path = `clients/${clientId}/memberships/${membership.id}`
  return { ...membership, path, contactPath: `clients/${clientId}/contacts/${membership.contactId}` }
}

describe('the list', () => {
  test('shows who may sign in: name, access e-mail, permissions, last access, state', async () => {
    const person = await enterPortal(testApp, { permissions: ['invoices:view'], supportLevel: 3 })
    await person.call('GET', 'portal/session')
    await insertContact(testApp.db, { clientId: person.clientId })
    const { items } = (await agent('GET', `clients/${person.clientId}/memberships`)).json()
    expect(items).toEqual([
      {
        id: person.membershipId,
        clientId: person.clientId,
        contactId: person.contactId,
        firstName: 'Ana',
        lastName: expect.stringMatching(/^Lima /),
        accessEmail: expect.stringMatching(/^user.*@example\.com$/),
        permissions: ['invoices:view'],
        supportLevel: 3,
        isPrimary: true,
        state: 'active',
        since: expect.any(String),
        lastSeenAt: testApp.clock.now().toISOString(),
        version: 0,
        abilities: { edit: true, end: true, impersonate: true },
      },
    ])
    expect(
      (await agent('GET', `clients/${person.clientId}/memberships/${person.membershipId}`)).json(),
    ).toEqual(items[0])
  })

  test('is to be read, not written, by roles that may not edit contacts', async () => {
    const { path, clientId } = await insertUserOfClient()
    for (const role of ['finance', 'reader'] as const) {
      const call = await enterAsStaff(testApp, role)
      const { items } = (await call('GET', `clients/${clientId}/memberships`)).json()
      const closed = 'auth.forbidden'
      expect(items[0].abilities).toEqual({ edit: closed, end: closed, impersonate: closed })
      expect(codeOf(await call('DELETE', path))).toBe('auth.forbidden')
      expect(codeOf(await call('PUT', path, { ...fullGrant, version: 0 }))).toBe('auth.forbidden')
    }
  })

  test('offers to act as somebody but oneself, and nobody who was shut out', async () => {
    const { clientId, userId } = await insertUserOfClient()
    const shutOut = await insertUser(testApp.db, { deactivatedAt: testApp.clock.now() })
    await insertMembership(testApp.db, { clientId, userId: shutOut.id })
    await testApp.db.insertInto('staffUsers').values({ userId, role: 'agent' }).execute()
    const colleague = callAs(testApp, await signInAs(testApp, { kind: 'user', userId }))
    const seenBy = async (call: Call) =>
      (await call('GET', `clients/${clientId}/memberships`)).json().items.map((item: any) => item.abilities)
    expect(await seenBy(agent)).toMatchObject([{ impersonate: true }, { impersonate: 'request.not_found' }])
    expect(await seenBy(colleague)).toMatchObject([
      { impersonate: 'impersonation.self' },
      { impersonate: 'request.not_found' },
    ])
  })

  test('of a client that is not there is not there', async () => {
    const { id } = await insertClient(testApp.db, { deletedAt: testApp.clock.now() })
    for (const clientId of [id, 999_999]) {
      expect((await agent('GET', `clients/${clientId}/memberships`)).statusCode).toBe(404)
    }
    const { path } = await insertUserOfClient()
    const { clientId: other } = await insertContact(testApp.db)
    expect((await agent('GET', path.replace(/\d+/, String(other)))).statusCode).toBe(404)
  })
})

describe('editing', () => {
  test('gives everything, also to the primary contact, completes what is implied, and tells the history', async () => {
    const { id, clientId } = await insertMembership(testApp.db, { permissions: [], supportLevel: 0 })
    const edit = { permissions: ['profile:edit'], supportLevel: 6, version: 0 }
    const answer = await agent('PUT', `clients/${clientId}/memberships/${id}`, edit)
    expect(answer.json()).toMatchObject({
      permissions: ['profile:view', 'profile:edit'],
      supportLevel: 6,
      isPrimary: true,
    })
    const history = await testApp.db
      .selectFrom('auditEvents')
      .select(['action', 'before', 'after'])
      .where('clientId', '=', clientId)
      .execute()
    expect(history).toEqual([
      {
        action: 'membership.updated',
        before: { permissions: [], supportLevel: 0 },
        after: { permissions: ['profile:view', 'profile:edit'], supportLevel: 6 },
      },
    ])
  })

  test('tells whoever had the person open, also as a contact, whose form holds the access too', async () => {
    const { path, contactPath, contactId } = await insertUserOfClient()
    const form = (version: number) => contactBody({ access: { permissions: [], supportLevel: 0 }, version })
    expect(
      (await agent('PUT', path, { permissions: ['emails:view'], supportLevel: 5, version: 0 })).statusCode,
    ).toBe(200)
    expect(codeOf(await agent('PUT', contactPath, form(0)))).toBe('record.changed')
    expect((await agent('PUT', contactPath, form(1))).statusCode).toBe(200)
    expect(codeOf(await agent('PUT', path, { ...fullGrant, version: 1 }))).toBe('record.changed')
    const contact = (await agent('GET', contactPath)).json()
    expect(contact).toMatchObject({ id: contactId, access: { permissions: [], supportLevel: 0 } })
  })

  test('a stale contact form does not give back what was ended on the page of users', async () => {
    const { path, contactPath } = await insertUserOfClient()
    expect((await agent('DELETE', path)).statusCode).toBe(204)
    const form = contactBody({ access: { permissions: ['emails:view'], supportLevel: 2 }, version: 0 })
    expect(codeOf(await agent('PUT', contactPath, form))).toBe('record.changed')
    expect((await agent('GET', path)).statusCode).toBe(404)
    expect((await agent('GET', contactPath)).json().access).toBeNull()
  })

  test('refuses what the catalogue does not know', async () => {
    const { path } = await insertUserOfClient()
    for (const body of [
      { permissions: ['root'], supportLevel: 1, version: 0 },
      { permissions: [], supportLevel: 7, version: 0 },
      { permissions: [], supportLevel: 1 },
      { permissions: [], supportLevel: 1, version: 0, isPrimary: true },
    ]) {
      expect(codeOf(await agent('PUT', path, body))).toBe('request.invalid')
    }
  })
})
