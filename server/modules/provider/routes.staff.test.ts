import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/app.ts'
import { type Call, codeOf, enterAsStaff, getSettingsForm } from '../../../test/people.ts'

let testApp: TestApp
let administrator: Call
beforeAll(async () => {
  testApp = await buildTestApp()
  administrator = await enterAsStaff(testApp, 'administrator')
})
afterAll(async () => await testApp.close())

const getForm = () => getSettingsForm(administrator)

test('start with what the article says', async () => {
  expect(await getForm()).toMatchObject({
    userDefaults: { permissions: ['phones:view'], supportLevel: 6 },
    signInCode: 'first',
    invitationDays: 7,
    impersonationNotice: false,
    contactVerificationMinutes: 1440,
  })
})

test('are saved as a whole, with what permissions imply, and told to the history', async () => {
  const changed = {
    ...(await getForm()),
    userDefaults: { permissions: ['profile:edit'], supportLevel: 3 },
    signInCode: 'always',
    invitationDays: 30,
    impersonationNotice: true,
    contactVerificationMinutes: 60,
  }
  const answer = await administrator('PUT', 'settings', changed)
  const userDefaults = { permissions: ['profile:view', 'profile:edit'], supportLevel: 3 }
  expect(answer.json()).toMatchObject({ ...changed, userDefaults, version: changed.version + 1 })
  const event = await testApp.db
    .selectFrom('audit_events')
    .selectAll()
    .orderBy('id', 'desc')
    .executeTakeFirst()
  expect(event).toMatchObject({
    action: 'settings.updated',
    before: { signInCode: 'first', invitationDays: 7 },
    after: { signInCode: 'always', invitationDays: 30, userDefaults },
  })
})

test('what a form does not know of stays as it is', async () => {
  const {
    userDefaults,
    signInCode,
    invitationDays,
    impersonationNotice,
    contactVerificationMinutes,
    ...form
  } = await getForm()
  const answer = await administrator('PUT', 'settings', { ...form, name: 'Horizonte' })
  const kept = { userDefaults, signInCode, invitationDays, impersonationNotice, contactVerificationMinutes }
  expect(answer.json()).toMatchObject({ name: 'Horizonte', ...kept })
})

test.each([
  ['invitationDays', 0],
  ['invitationDays', 31],
  ['invitationDays', 1.5],
  ['signInCode', 'never'],
  ['contactVerificationMinutes', 0],
  ['impersonationNotice', 'yes'],
])('%s cannot be %j', async (field, value) => {
  const answer = await administrator('PUT', 'settings', { ...(await getForm()), [field]: value })
  expect(answer.json().error).toMatchObject({
    code: 'request.invalid',
    fields: { [field]: expect.any(String) },
  })
})

test('of two who save at once, the second is told', async () => {
  const form = await getForm()
  const answers = await Promise.all(
    [1, 2].map((invitationDays) => administrator('PUT', 'settings', { ...form, invitationDays })),
  )
  expect(answers.map((answer) => codeOf(answer) ?? answer.statusCode).sort()).toEqual([200, 'record.changed'])
})
