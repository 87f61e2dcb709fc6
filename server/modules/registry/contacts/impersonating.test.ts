import { beforeEach, expect, test } from 'vitest'
import { clientPermissions } from '#contract/access.ts'
import { contactBody, insertContact, insertMembership } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { signInAgent, startActing } from '#test/impersonation.ts'
import { type Call, callAs } from '#test/people.ts'

const testApp = useTestApp()
let call: Call
/** The primary contact, who may do everything and as whom the agent acts; and others of the client. */
let primary: Awaited<ReturnType<typeof insertMembership>>
let colleague: Awaited<ReturnType<typeof insertMembership>>
let plain: Awaited<ReturnType<typeof insertContact>>

const grant = { permissions: ['invoices:view'], supportLevel: 1 }

beforeEach(async () => {
  primary = await insertMembership(testApp.db, { permissions: [...clientPermissions], supportLevel: 6 })
  const { clientId } = primary
  const grantRow = { permissions: grant.permissions, supportLevel: grant.supportLevel }
  colleague = await insertMembership(testApp.db, { clientId, ...grantRow })
  plain = await insertContact(testApp.db, { clientId })
  const { headers } = await startActing(testApp, (await signInAgent(testApp)).headers, primary.id)
  call = callAs(testApp, headers)
})

/** Everything that would show a change of access, primary contact or password. */
async function accesses() {
  const { clientId } = primary
  return {
    memberships: await testApp.db
      .selectFrom('memberships')
      .selectAll()
      .where('clientId', '=', clientId)
      .orderBy('id')
      .execute(),
    mark: await testApp.db
      .selectFrom('clients')
      .select('primaryContactId')
      .where('id', '=', clientId)
      .execute(),
    contacts: await testApp.db
      .selectFrom('contacts')
      .select(['id', 'deletedAt', 'version'])
      .where('clientId', '=', clientId)
      .orderBy('id')
      .execute(),
    users: await testApp.db.selectFrom('users').selectAll().orderBy('id').execute(),
    links: await testApp.db.selectFrom('links').selectAll().execute(),
    emails: await testApp.db.selectFrom('emails').select('id').execute(),
  }
}

test('a contact’s data may be edited, with or without access, as long as the access stays as it is', async () => {
  const { memberships, users, emails } = await accesses()
  const withAccess = await call(
    'PUT',
    `portal/contacts/${colleague.contactId}`,
    contactBody({ firstName: 'Nova', access: grant, version: 0 }),
  )
  expect(withAccess.json()).toMatchObject({ firstName: 'Nova', access: grant })
  const without = await call(
    'PUT',
    `portal/contacts/${plain.id}`,
    contactBody({ firstName: 'Nova', version: 0 }),
  )
  expect(without.json()).toMatchObject({ firstName: 'Nova', access: null })
  const created = await call('POST', 'portal/contacts', contactBody())
  expect(created.statusCode).toBe(201)
  expect((await call('DELETE', `portal/contacts/${created.json().id}`)).statusCode).toBe(204)
  expect(await accesses()).toMatchObject({ memberships, users, emails })
})

test.each<[string, 'POST' | 'PUT' | 'DELETE', () => string, () => object | undefined, string | null]>([
  ['giving access', 'PUT', () => `/${plain.id}`, () => ({ access: grant, version: 0 }), 'access.permissions'],
  ['adding somebody with access', 'POST', () => '', () => ({ access: grant }), 'access.permissions'],
  [
    'changing permissions',
    'PUT',
    () => `/${colleague.contactId}`,
    () => ({ access: { ...grant, permissions: [] }, version: 0 }),
    'access.permissions',
  ],
  [
    'changing the support level',
    'PUT',
    () => `/${colleague.contactId}`,
    () => ({ access: { ...grant, supportLevel: 2 }, version: 0 }),
    'access.permissions',
  ],
  ['taking access', 'PUT', () => `/${colleague.contactId}`, () => ({ access: null, version: 0 }), 'access'],
  [
    'sending the link for the password',
    'PUT',
    () => `/${colleague.contactId}`,
    () => ({ access: { ...grant, sendSetPasswordEmail: true }, version: 0 }),
    'access.sendSetPasswordEmail',
  ],
  [
    'handing the account over',
    'PUT',
    () => `/${colleague.contactId}`,
    () => ({ access: grant, isPrimary: true, seenPrimaryContactId: primary.contactId, version: 0 }),
    'isPrimary',
  ],
  [
    'handing the account to somebody new',
    'POST',
    () => '',
    () => ({ isPrimary: true, seenPrimaryContactId: primary.contactId }),
    'isPrimary',
  ],
  ['deleting somebody with access', 'DELETE', () => `/${colleague.contactId}`, () => undefined, 'access'],
])('%s is refused, and nothing is half done', async (_what, method, path, body, field) => {
  const before = await accesses()
  const overrides = body()
  const answer = await call(method, `portal/contacts${path()}`, overrides && contactBody({ ...overrides }))
  expect(answer.statusCode).toBe(403)
  expect(answer.json().error).toMatchObject({ code: 'impersonation.not_allowed' })
  if (field) expect(answer.json().error.fields).toHaveProperty([field])
  expect(await accesses()).toEqual(before)
})

test('the abilities say so beforehand', async () => {
  const abilitiesOf = async (id: number) => (await call('GET', `portal/contacts/${id}`)).json().abilities
  const closed = 'impersonation.not_allowed'
  const some = { edit: true, makePrimary: closed, editAccess: closed, impersonate: 'auth.forbidden' }
  expect(await abilitiesOf(colleague.contactId)).toEqual({ ...some, delete: closed, endAccess: closed })
  expect(await abilitiesOf(plain.id)).toEqual({ ...some, delete: true, endAccess: true })
  expect((await call('GET', 'portal/contact-defaults')).json().abilities).toEqual({
    makePrimary: closed,
    editAccess: closed,
  })
})
