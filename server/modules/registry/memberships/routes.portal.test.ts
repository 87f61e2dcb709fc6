import { describe, expect, test } from 'vitest'
import { clientPermissions, supportLevels } from '#contract/access.ts'
import { insertMembership } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { signInAgent, startActing } from '#test/impersonation.ts'
import { callAs, codeOf, enterPortal } from '#test/people.ts'

const testApp = useTestApp()

/** A client with its primary contact, somebody who manages users and holds less, and one more person. */
async function insertPeople() {
  const primary = await enterPortal(testApp, {
    permissions: ['users:manage', 'invoices:view', 'emails:view'],
    supportLevel: 6,
  })
  const { clientId } = primary
  const manager = await enterPortal(testApp, { clientId, permissions: ['users:manage', 'emails:view'] })
  const other = await enterPortal(testApp, {
    clientId,
    permissions: ['emails:view', 'invoices:view'],
    supportLevel: 4,
  })
  return { clientId, primary, manager, other }
}

async function grantOf(membershipId: number) {
  return await testApp.db
    .selectFrom('memberships')
    .select(['permissions', 'supportLevel'])
    .where('id', '=', membershipId)
    .executeTakeFirst()
}

describe('the list', () => {
  test('shows the people of the own client only, with what may be done to each', async () => {
    const { manager, primary, other } = await insertPeople()
    await insertMembership(testApp.db)
    const { items, next } = (await manager.call('GET', 'portal/memberships')).json()
    expect(next).toBeNull()
    const closed = (reason: string) => ({ edit: reason, end: reason, impersonate: 'auth.forbidden' })
    const beyond = { ...closed('membership.beyond_own'), edit: true }
    const seen = items.map((item: any) => [item.id, item.isPrimary, item.state, item.abilities])
    expect(seen).toEqual([
      [primary.membershipId, true, 'waiting', closed('membership.primary_protected')],
      [manager.membershipId, false, 'active', closed('membership.own')],
      [other.membershipId, false, 'waiting', beyond],
    ])
    expect(items[2]).toMatchObject({
      permissions: ['invoices:view', 'emails:view'],
      supportLevel: 4,
      version: 0,
    })
    expect(items[2].accessEmail).toMatch(/@example\.com$/)
  })

  test('is paged', async () => {
    const { manager, other } = await insertPeople()
    const first = (await manager.call('GET', 'portal/memberships?limit=2')).json()
    expect(first.items).toHaveLength(2)
    const second = (await manager.call('GET', `portal/memberships?limit=2&cursor=${first.next}`)).json()
    expect(second).toMatchObject({ items: [{ id: other.membershipId }], next: null })
  })
})

describe('editing', () => {
  test('gives and takes what the editor holds, and leaves the rest', async () => {
    const { manager, other } = await insertPeople()
    const edit = { permissions: ['users:manage'], supportLevel: 0, version: 0 }
    const answer = await manager.call('PUT', `portal/memberships/${other.membershipId}`, edit)
    expect(answer.json()).toMatchObject({
      permissions: ['users:manage', 'invoices:view'],
      supportLevel: 4,
      version: 1,
    })
  })

  test('never gives what the editor does not hold: permission by permission, level by level', async () => {
    const { manager, clientId } = await insertPeople()
    for (const permission of clientPermissions) {
      const { id } = await insertMembership(testApp.db, {
        clientId,
        permissions: [],
        supportLevel: 0,
      })
      const edit = { permissions: [permission], supportLevel: 0, version: 0 }
      const answer = await manager.call('PUT', `portal/memberships/${id}`, edit)
      const isHeld = ['users:manage', 'emails:view'].includes(permission)
      expect([permission, answer.statusCode]).toEqual([permission, isHeld ? 200 : 403])
      if (isHeld) continue
      expect(answer.json().error).toMatchObject({
        code: 'membership.beyond_own',
        fields: { permissions: expect.any(String) },
      })
      expect((await grantOf(id))?.permissions).toEqual([])
    }
    for (const supportLevel of supportLevels) {
      const { id } = await insertMembership(testApp.db, {
        clientId,
        permissions: [],
        supportLevel: 0,
      })
      const edit = { permissions: [], supportLevel, version: 0 }
      const answer = await manager.call('PUT', `portal/memberships/${id}`, edit)
      expect([supportLevel, answer.statusCode]).toEqual([supportLevel, supportLevel <= 2 ? 200 : 403])
    }
  })

  test.each(['PUT', 'DELETE'] as const)('%s neither oneself nor the primary contact', async (method) => {
    const { manager, primary } = await insertPeople()
    const edit = method === 'PUT' ? { permissions: [], supportLevel: 0, version: 0 } : undefined
    for (const [who, whose, code] of [
      [manager, manager, 'membership.own'],
      [manager, primary, 'membership.primary_protected'],
      [primary, primary, 'membership.primary_protected'],
    ] as const) {
      const before = await grantOf(whose.membershipId)
      expect(codeOf(await who.call(method, `portal/memberships/${whose.membershipId}`, edit))).toBe(code)
      expect(await grantOf(whose.membershipId)).toEqual(before)
    }
  })

  test('of two who edit the same person, the second is told what the first one saved', async () => {
    const { manager, primary, other } = await insertPeople()
    // Each changes something, whoever is first: the manager can take the one permission that they hold.
    const edit = (permissions: string[]) => ({ permissions, supportLevel: 1, version: 0 })
    const path = `portal/memberships/${other.membershipId}`
    const answers = await Promise.all([
      primary.call('PUT', path, edit(['emails:view'])),
      manager.call('PUT', path, edit([])),
    ])
    const refused = answers.find((answer) => answer.statusCode === 409)
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409])
    expect(refused?.json().error).toMatchObject({
      code: 'record.changed',
      data: { current: { id: other.membershipId, version: 1 } },
    })
  })

  test('is felt at the person’s next request', async () => {
    const { primary, manager } = await insertPeople()
    expect((await manager.call('GET', 'portal/memberships')).statusCode).toBe(200)
    const edit = { permissions: ['emails:view'], supportLevel: 0, version: 0 }
    await primary.call('PUT', `portal/memberships/${manager.membershipId}`, edit)
    expect(codeOf(await manager.call('GET', 'portal/memberships'))).toBe('auth.forbidden')
    expect((await manager.call('GET', 'portal/emails')).statusCode).toBe(200)
  })
})

describe('ending access', () => {
  test('closes the door at once and keeps the contact', async () => {
    const { primary, other } = await insertPeople()
    expect((await primary.call('DELETE', `portal/memberships/${other.membershipId}`)).statusCode).toBe(204)
    expect((await other.call('GET', 'portal/session')).statusCode).toBe(401)
    const contact = await testApp.db
      .selectFrom('contacts')
      .selectAll()
      .where('id', '=', other.contactId)
      .executeTakeFirstOrThrow()
    expect(contact).toMatchObject({ deletedAt: null, version: 1 })
  })

  test('needs all that it takes', async () => {
    const { manager, other } = await insertPeople()
    const answer = await manager.call('DELETE', `portal/memberships/${other.membershipId}`)
    expect(codeOf(answer)).toBe('membership.beyond_own')
    expect(await grantOf(other.membershipId)).toBeDefined()
  })
})

test('who acts as somebody who manages users may look and no more, at users and invitations', async () => {
  const { primary, other } = await insertPeople()
  const invitation = { email: 'waiting@example.com', permissions: [], supportLevel: 0 }
  await primary.call('POST', 'portal/invitations', invitation)
  const { headers } = await startActing(testApp, (await signInAgent(testApp)).headers, primary.membershipId)
  const acting = callAs(testApp, headers)
  const users = (await acting('GET', 'portal/memberships')).json().items
  expect(users).toHaveLength(3)
  const closed = 'impersonation.not_allowed'
  for (const { abilities } of users) {
    expect(abilities).toEqual({ edit: closed, end: closed, impersonate: 'auth.forbidden' })
  }
  const [shown] = (await acting('GET', 'portal/invitations')).json().items
  expect(shown).toMatchObject({ state: 'pending', abilities: { resend: closed, cancel: closed } })
  for (const path of [`portal/memberships/${other.membershipId}`, `portal/invitations/${shown.id}`]) {
    expect(codeOf(await acting('DELETE', path))).toBe('impersonation.not_allowed')
  }
})

test('what belongs to another client is not there', async () => {
  const { primary } = await insertPeople()
  const foreign = await insertMembership(testApp.db)
  const edit = { permissions: [], supportLevel: 0, version: 0 }
  for (const [method, body] of [['GET'], ['PUT', edit], ['DELETE']] as const) {
    expect((await primary.call(method, `portal/memberships/${foreign.id}`, body)).statusCode).toBe(404)
  }
  expect(await grantOf(foreign.id)).toBeDefined()
})
