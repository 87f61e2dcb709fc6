import { describe, expect, test } from 'vitest'
import type { ClientPermission } from '#contract/access.ts'
import { contactInput } from '#contract/contacts.ts'
import { type Context, inPortalScope, type PortalActor } from '#server/context.ts'
import { signInAs } from '#test/app.ts'
import { contactBody, insertClient, insertContact, insertMembership, insertUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { messagesTo } from '#test/mailbox.ts'
import { callAs } from '#test/people.ts'
import { createContact, deleteContact, getContact, listContacts } from './contact.ts'

const testApp = useTestApp()

/** Somebody signed in at a client of their own (or the given one), with the permission for contacts and others. */
async function enter(permissions: ClientPermission[] = [], clientId?: number) {
  const membership = await insertMembership(testApp.db, {
    clientId: clientId ?? (await insertContact(testApp.db)).clientId,
    permissions: ['contacts:manage', ...permissions],
  })
  const headers = await signInAs(testApp, {
    kind: 'portal',
    userId: membership.userId,
    clientId: membership.clientId,
  })
  const call = callAs(testApp, headers)
  return { ...membership, clientId: membership.clientId, contactId: membership.contactId, headers, call }
}

describe('contacts in the client area', () => {
  test('are added, seen, edited and deleted by who has the permission', async () => {
    const { call, clientId, userId } = await enter()
    const created = await call('POST', 'portal/contacts', contactBody({ firstName: 'Nova', access: null }))
    expect(created.statusCode).toBe(201)
    const { id } = created.json()
    expect(created.json()).toMatchObject({ clientId, firstName: 'Nova', isPrimary: false, access: null })
    expect((await call('GET', `portal/contacts/${id}`)).json()).toEqual(created.json())
    const edited = await call('PUT', `portal/contacts/${id}`, contactBody({ firstName: 'Velha', version: 0 }))
    expect(edited.json()).toMatchObject({ firstName: 'Velha', version: 1 })
    const stale = await call('PUT', `portal/contacts/${id}`, contactBody({ version: 0 }))
    expect(stale.json().error).toMatchObject({ code: 'record.changed', data: { current: edited.json() } })
    const deleted = await call('DELETE', `portal/contacts/${id}`)
    expect([deleted.statusCode, deleted.body]).toEqual([204, ''])
    expect((await call('GET', `portal/contacts/${id}`)).statusCode).toBe(404)
    const events = await testApp.db
      .selectFrom('auditEvents')
      .selectAll()
      .where('subjectId', '=', id)
      .orderBy('id')
      .execute()
    expect(events.map((event) => event.action)).toEqual([
      'contact.created',
      'contact.updated',
      'contact.deleted',
    ])
    expect(events.every((event) => event.actorUserId === userId && event.clientId === clientId)).toBe(true)
  })

  test('a new login works: it is welcomed, and has what was chosen', async () => {
    const { call, clientId } = await enter(['invoices:view'])
    const body = contactBody({
      access: { permissions: ['invoices:view'], supportLevel: 1, sendSetPasswordEmail: true },
    })
    const { id, access } = (await call('POST', 'portal/contacts', body)).json()
    expect(access).toMatchObject({ permissions: ['invoices:view'], supportLevel: 1, accessEmail: body.email })
    const sent = await messagesTo(testApp, body.email)
    expect(sent.map((message) => message.template)).toEqual(['set_password', 'welcome'])
    const user = await testApp.db
      .selectFrom('users')
      .select('id')
      .where('email', '=', body.email)
      .executeTakeFirstOrThrow()
    const headers = await signInAs(testApp, { kind: 'portal', userId: user.id, clientId })
    const session = await callAs(testApp, headers)('GET', 'portal/session')
    expect(session.json()).toMatchObject({ contactId: id, permissions: ['invoices:view'], supportLevel: 1 })
    const refused = await callAs(testApp, headers)('GET', 'portal/contacts')
    expect(refused.statusCode).toBe(403)
  })

  test('nothing tells whether an e-mail had a user already: not the answer, not the messages', async () => {
    const { call } = await enter(['emails:view'])
    const known = await insertUser(testApp.db, {
      password: 'a de sempre, bem longa',
      locale: 'en',
      firstName: 'X',
    })
    for (const sendSetPasswordEmail of [true, false]) {
      const seen = []
      for (const email of [known.email, `unknown${sendSetPasswordEmail}@example.com`]) {
        const access = { permissions: [], supportLevel: 0, sendSetPasswordEmail }
        const created = await call(
          'POST',
          'portal/contacts',
          contactBody({ email, lastName: 'Igual', access }),
        )
        const { items } = (await call('GET', 'portal/emails')).json<{ items: { id: number; to: string }[] }>()
        const sent = items.filter((item) => item.to === email)
        const shown = await Promise.all(sent.map(({ id }) => call('GET', `portal/emails/${id}`)))
        const texts = [created, ...shown].map(({ body }) =>
          body.replaceAll(email, '…').replace(/"id":\d+/, ''),
        )
        seen.push(texts.map((text) => text.replace(/"(contactId|membershipId)":\d+/, '')))
        await call('DELETE', `portal/contacts/${created.json().id}`)
        await testApp.db.deleteFrom('emails').where('toEmail', '=', email).execute()
      }
      expect(seen[0]).toHaveLength(sendSetPasswordEmail ? 3 : 2)
      expect(seen[0]).toEqual(seen[1])
    }
    const row = await testApp.db.selectFrom('users').selectAll().where('id', '=', known.id).executeTakeFirst()
    expect(row).toEqual(known)
  })

  test('a password is nothing that the client area can send', async () => {
    const { call } = await enter()
    const access = { permissions: [], supportLevel: 0, password: 'uma frase bem longa' }
    const response = await call('POST', 'portal/contacts', contactBody({ access }))
    expect(response.statusCode).toBe(400)
    expect(response.json().error.fields).toHaveProperty('access.password')
  })

  test('the defaults of a new contact are the provider’s, as far as the caller holds them', async () => {
    const { call } = await enter(['invoices:view', 'emails:view'])
    await testApp.db
      .updateTable('provider')
      .set({ defaultPermissions: ['profile:view', 'invoices:view'], defaultSupportLevel: 5 })
      .execute()
    const response = await call('GET', 'portal/contact-defaults')
    expect(response.json()).toEqual({
      permissions: ['invoices:view'],
      supportLevel: 2,
      abilities: { makePrimary: 'contact.primary_not_yours', editAccess: true },
    })
  })

  test('are closed to who lacks the permission, and to people of a suspended client', async () => {
    const { clientId, userId } = await insertMembership(testApp.db, { permissions: ['emails:view'] })
    const without = await signInAs(testApp, { kind: 'portal', userId, clientId })
    const client = await insertClient(testApp.db, {
      suspendedAt: testApp.clock.now(),
      suspensionReason: 'atraso',
    })
    const suspended = (await enter([], client.id)).headers
    for (const [headers, code] of [
      [without, 'auth.forbidden'],
      [suspended, 'client.suspended'],
    ] as const) {
      for (const [method, path] of [
        ['GET', ''],
        ['POST', ''],
        ['GET', '/1'],
        ['PUT', '/1'],
        ['DELETE', '/1'],
      ] as const) {
        const body = method === 'POST' || method === 'PUT' ? contactBody({ version: 0 }) : undefined
        const response = await callAs(testApp, headers)(method, `portal/contacts${path}`, body)
        expect(response.json().error.code).toBe(code)
      }
    }
  })
})

describe('phones of others', () => {
  test('are masked without the permission; the mask sent back keeps the number, another number replaces it', async () => {
    const { call, clientId, contactId } = await enter()
    const { id } = await insertContact(testApp.db, { clientId, phone: '+5511987654321' })
    await testApp.db
      .updateTable('contacts')
      .set({ phone: '+551133334444' })
      .where('id', '=', contactId)
      .execute()
    const phoneOf = async () =>
      (await testApp.db.selectFrom('contacts').select('phone').where('id', '=', id).executeTakeFirst())?.phone

    const seen = (await call('GET', 'portal/contacts')).json().items
    expect(seen.find((item: { id: number }) => item.id === id)).toMatchObject({
      phone: '+55119••••4321',
      phoneMasked: true,
    })
    expect(seen.find((item: { id: number }) => item.id === contactId)).toMatchObject({
      phone: '+551133334444',
      phoneMasked: false,
    })

    const put = async (phone: string | null, version: number) =>
      await call('PUT', `portal/contacts/${id}`, contactBody({ phone, version }))
    expect((await put('+55119••••4321', 0)).json()).toMatchObject({ phone: '+55119••••4321', version: 1 })
    expect(await phoneOf()).toBe('+5511987654321')
    const wrong = await put('+55119••••4322', 1)
    expect(wrong.statusCode).toBe(400)
    expect(wrong.json().error.fields).toHaveProperty('phone')
    expect((await put('(21) 99876-5432', 1)).json()).toMatchObject({
      phone: '+55219••••5432',
      phoneMasked: true,
    })
    expect(await phoneOf()).toBe('+5521998765432')
    expect((await put(null, 2)).json()).toMatchObject({ phone: null, phoneMasked: false })
    const added = await call('POST', 'portal/contacts', contactBody({ phone: '+55119••••4321' }))
    expect(added.json().error.fields).toHaveProperty('phone')
  })

  test('are shown with the permission', async () => {
    const { call, clientId } = await enter(['phones:view'])
    const { id } = await insertContact(testApp.db, { clientId, phone: '+5511987654321' })
    expect((await call('GET', `portal/contacts/${id}`)).json()).toMatchObject({
      phone: '+5511987654321',
      phoneMasked: false,
    })
  })
})

describe('another client’s contacts', () => {
  test('are not there: by id, in the list, as the primary contact seen, or by naming their account', async () => {
    const { call, headers } = await enter()
    const theirs = await insertContact(testApp.db)
    expect((await call('GET', `portal/contacts/${theirs.id}`)).statusCode).toBe(404)
    expect((await call('PUT', `portal/contacts/${theirs.id}`, contactBody({ version: 0 }))).statusCode).toBe(
      404,
    )
    expect((await call('DELETE', `portal/contacts/${theirs.id}`)).statusCode).toBe(404)
    const { items } = (await call('GET', 'portal/contacts?limit=100')).json()
    expect(items.map((item: { id: number }) => item.id)).not.toContain(theirs.id)
    const body = contactBody({ isPrimary: true, seenPrimaryContactId: theirs.id })
    expect((await call('POST', 'portal/contacts', body)).statusCode).toBe(403)
    const elsewhere = { ...headers, 'balcao-account': String(theirs.clientId) }
    const answer = await callAs(testApp, elsewhere)('GET', 'portal/contacts')
    expect(answer.json().error.code).toBe('auth.account_required')
  })

  test('stay out of reach of the verbs too, by the database', async () => {
    const own = await enter()
    const theirs = await insertContact(testApp.db)
    const key = { clientId: theirs.clientId, id: theirs.id }
    const grant = { permissions: ['contacts:manage'], supportLevel: 6 } as const
    const { userId, clientId, contactId } = own
    const actor: PortalActor = {
      kind: 'portal',
      userId,
      sessionId: 1,
      clientId,
      contactId,
      isPrimary: false,
      grant,
    }
    const ctx: Context<PortalActor> = { ...testApp.ctx, actor }
    const scoped = async (work: (tx: Context<PortalActor>) => Promise<unknown>) =>
      await inPortalScope(ctx, work)
    await expect(scoped((tx) => getContact(tx, key))).rejects.toThrow('request.not_found')
    await expect(scoped((tx) => deleteContact(tx, key))).rejects.toThrow('request.not_found')
    await expect(scoped((tx) => listContacts(tx, { ...key, limit: 5 }))).rejects.toThrow('request.not_found')
    const input = contactInput.parse(contactBody())
    await expect(scoped((tx) => createContact(tx, { ...input, clientId: theirs.clientId }))).rejects.toThrow(
      'request.not_found',
    )
    await expect(
      scoped((tx) => tx.db.selectFrom('contacts').select('id').where('id', '=', theirs.id).execute()),
    ).resolves.toEqual([])
    await expect(
      scoped((tx) =>
        tx.db
          .insertInto('contacts')
          .values({ ...contactRow(), clientId: theirs.clientId })
          .execute(),
      ),
    ).rejects.toThrow('row-level security')
  })
})

function contactRow() {
  return { firstName: 'X', lastName: 'Y', email: 'x@example.com' }
}
