import { beforeAll, describe, expect, test } from 'vitest'
import { signInAs } from '#test/app.ts'
import { queueTestEmail } from '#test/emails.ts'
import { clientBody, insertClient, insertContact, insertMembership } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { signInAgent, startActing } from '#test/impersonation.ts'
import { type Call, callAs, codeOf, enterAsStaff, enterPortal } from '#test/people.ts'

const testApp = useTestApp()
let admin: Call
let agent: Call
beforeAll(async () => {
  admin = await enterAsStaff(testApp, 'administrator')
  agent = await enterAsStaff(testApp, 'agent')
})

const day = 86_400_000

/** Sessions end meanwhile. */
async function pass(days: number): Promise<void> {
  testApp.clock.advance(days * day)
  admin = await enterAsStaff(testApp, 'administrator')
  agent = await enterAsStaff(testApp, 'agent')
}

async function actions(clientId: number): Promise<string[]> {
  const { items } = (await admin('GET', `clients/${clientId}/history`)).json()
  return items.map((event: { action: string }) => event.action)
}

describe('suspension', () => {
  test('leaves the record open to staff and tells the client’s people why the rest is closed', async () => {
    const person = await enterPortal(testApp, { permissions: ['contacts:manage'] })
    const path = `clients/${person.clientId}`
    expect((await person.call('GET', 'portal/contacts')).statusCode).toBe(200)
    const suspended = await agent('POST', `${path}/suspension`, { reason: ' Fatura em atraso ' })
    expect(suspended.json()).toMatchObject({
      suspensionReason: 'Fatura em atraso',
      suspendedAt: testApp.clock.now().toISOString(),
    })
    const refused = await person.call('GET', 'portal/contacts')
    expect(refused.json().error).toMatchObject({
      code: 'client.suspended',
      data: { reason: 'Fatura em atraso' },
    })
    expect((await person.call('GET', 'portal/session')).statusCode).toBe(200)
    expect((await agent('GET', `clients?id=${person.clientId}`)).json().items[0].isSuspended).toBe(true)

    const reactivated = await agent('POST', `${path}/reactivation`, { reason: 'Pagou' })
    expect(reactivated.json()).toMatchObject({ suspensionReason: null, suspendedAt: null })
    expect((await person.call('GET', 'portal/contacts')).statusCode).toBe(200)
    expect(await actions(person.clientId)).toEqual(['client.reactivated', 'client.suspended'])
  })

  test('asks for a reason, and happens once', async () => {
    const { id } = await insertClient(testApp.db)
    const empty = await agent('POST', `clients/${id}/suspension`, { reason: '  ' })
    expect(empty.json().error.fields).toHaveProperty('reason')
    expect(codeOf(await agent('POST', `clients/${id}/reactivation`, { reason: 'x' }))).toBe(
      'client.suspension_changed',
    )
    const both = await Promise.all(
      ['a', 'b'].map((reason) => agent('POST', `clients/${id}/suspension`, { reason })),
    )
    expect(both.map((answer) => answer.statusCode).toSorted()).toEqual([200, 409])
  })
})

describe('deletion', () => {
  test('takes the client out of everything at once', async () => {
    const person = await enterPortal(testApp, { permissions: ['contacts:manage'] })
    const elsewhere = await insertMembership(testApp.db)
    await insertMembership(testApp.db, { clientId: person.clientId, userId: elsewhere.userId })
    const acting = await startActing(testApp, (await signInAgent(testApp)).headers, person.membershipId)
    const invitation = await agent('POST', `clients/${person.clientId}/invitations`, {
      email: 'novo@example.com',
      permissions: [],
      supportLevel: 0,
    })
    const path = `clients/${person.clientId}`
    expect((await agent('DELETE', path)).statusCode).toBe(204)

    expect((await agent('GET', path)).statusCode).toBe(404)
    expect((await agent('DELETE', path)).statusCode).toBe(404)
    expect((await agent('GET', `clients?id=${person.clientId}`)).json().items).toEqual([])
    // Who has no other access is signed out; who has one keeps it.
    expect((await person.call('GET', 'portal/contacts')).statusCode).toBe(401)
    const both = { userId: elsewhere.userId, clientId: person.clientId, kind: 'portal' } as const
    const lost = callAs(testApp, await signInAs(testApp, both))
    expect(codeOf(await lost('GET', 'portal/contacts'))).toBe('auth.account_required')
    const kept = callAs(testApp, await signInAs(testApp, { ...both, clientId: elsewhere.clientId }))
    expect((await kept('GET', 'portal/contacts')).statusCode).toBe(200)
    expect(codeOf(await callAs(testApp, acting.headers)('GET', 'portal/session'))).toBe('impersonation.over')
    const email = await testApp.db
      .selectFrom('emails')
      .select(['state', 'reason', 'secretEncrypted'])
      .where('toEmail', '=', 'novo@example.com')
      .executeTakeFirstOrThrow()
    expect(email).toEqual({ state: 'suppressed', reason: 'client_deleted', secretEncrypted: null })
    expect(invitation.statusCode).toBe(201)
  })

  test('can be taken back by an administrator, with people and permissions', async () => {
    const person = await enterPortal(testApp, { permissions: ['contacts:manage'] })
    const path = `clients/${person.clientId}`
    await agent('DELETE', path)
    await pass(29.5)
    expect((await agent('GET', 'deleted-clients')).statusCode).toBe(403)
    const { items } = (await admin('GET', 'deleted-clients')).json()
    expect(items.find((one: { id: number }) => one.id === person.clientId)).toMatchObject({
      daysLeft: 1,
      deletedBy: expect.stringContaining('Maria'),
    })
    const restoration = `deleted-clients/${person.clientId}/restoration`
    expect((await agent('POST', restoration)).statusCode).toBe(403)
    expect((await admin('POST', restoration)).json()).toMatchObject({ id: person.clientId })
    expect((await admin('POST', restoration)).statusCode).toBe(404)
    const again = await signInAs(testApp, {
      kind: 'portal',
      userId: person.userId,
      clientId: person.clientId,
    })
    expect((await callAs(testApp, again)('GET', 'portal/contacts')).statusCode).toBe(200)
    expect((await agent('GET', `clients?id=${person.clientId}`)).json().items).toHaveLength(1)
    expect(await actions(person.clientId)).toEqual(['client.restored', 'client.deleted'])
  })

  test('after 30 days it cannot be taken back', async () => {
    const { id } = await insertClient(testApp.db)
    await agent('DELETE', `clients/${id}`)
    await pass(30)
    expect((await admin('POST', `deleted-clients/${id}/restoration`)).statusCode).toBe(404)
  })

  test('number and name stay taken meanwhile, and the message says by whom', async () => {
    const body = clientBody({ tradeName: 'Fábrica Única', taxId: '11222333000181' })
    const { id } = (await agent('POST', 'clients', body)).json()
    await agent('DELETE', `clients/${id}`)
    const number = await agent('POST', 'clients', clientBody({ taxId: '11222333000181' }))
    expect(number.json().error).toMatchObject({
      code: 'client.tax_id_deleted',
      fields: { taxId: expect.stringContaining('excluído') },
    })
    const name = await agent('POST', 'clients', clientBody({ tradeName: 'FABRICA UNICA' }))
    expect(name.json().error).toMatchObject({ code: 'client.trade_name_deleted' })
    const other = (await agent('POST', 'clients', clientBody())).json()
    const edit = clientBody({ taxId: '11222333000181', version: 0 })
    expect(codeOf(await agent('PUT', `clients/${other.id}`, edit))).toBe('client.tax_id_deleted')
  })

  test('is for those who may', async () => {
    const { id } = await insertClient(testApp.db)
    for (const role of ['finance', 'reader'] as const) {
      const call = await enterAsStaff(testApp, role)
      expect((await call('DELETE', `clients/${id}`)).statusCode).toBe(403)
      const suspend = await call('POST', `clients/${id}/suspension`, { reason: 'x' })
      expect(suspend.statusCode).toBe(role === 'finance' ? 200 : 403)
      expect((await call('GET', `clients/${id}`)).json().abilities).toMatchObject({
        delete: 'auth.forbidden',
        suspend: role === 'finance' || 'auth.forbidden',
      })
    }
  })
})

test('deleted clients are paged', async () => {
  const ids: number[] = []
  for (let count = 0; count < 3; count += 1) {
    const { clientId } = await insertContact(testApp.db)
    await queueTestEmail(testApp.ctx, { clientId })
    await agent('DELETE', `clients/${clientId}`)
    ids.unshift(clientId)
  }
  const first = (await admin('GET', 'deleted-clients?limit=2')).json()
  const second = (await admin('GET', `deleted-clients?limit=2&cursor=${first.next}`)).json()
  const seen = [...first.items, ...second.items].map((one: { id: number }) => one.id)
  expect(seen.slice(0, 3)).toEqual(ids)
})
