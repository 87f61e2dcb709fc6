import { beforeAll, expect, test } from 'vitest'
import { useTestApp } from '#test/hooks.ts'
import { type Call, codeOf, enterAsStaff, saveSettings } from '#test/people.ts'

const testApp = useTestApp()
let administrator: Call
beforeAll(async () => {
  administrator = await enterAsStaff(testApp, 'administrator')
})

const identity = {
  legalName: 'Horizonte Ltda.',
  taxId: '11222333000181',
  street: 'Avenida Paulista, 1000',
  district: 'Bela Vista',
  city: 'São Paulo',
  state: 'SP',
  postalCode: '01310100',
  country: 'BR',
}
const getSettings = async () => (await administrator('GET', 'provider/settings')).json()

test('start with the documented defaults', async () => {
  expect(await getSettings()).toMatchObject({
    userDefaults: { permissions: ['phones:view'], supportLevel: 6 },
    signInCode: 'first',
    invitationDays: 7,
    impersonationNotice: false,
    contactVerificationMinutes: 1440,
    timeZone: 'America/Sao_Paulo',
    usageOverBalance: 'refuse',
  })
})

test('are saved with what permissions imply, and told to the history', async () => {
  const { version } = await getSettings()
  const edit = {
    userDefaults: { permissions: ['profile:edit'], supportLevel: 3 },
    signInCode: 'always',
    invitationDays: 30,
    impersonationNotice: true,
    contactVerificationMinutes: 60,
  }
  const answer = await administrator('PATCH', 'provider/settings', { ...edit, version })
  const userDefaults = { permissions: ['profile:view', 'profile:edit'], supportLevel: 3 }
  expect(answer.json()).toMatchObject({ ...edit, userDefaults, version: version + 1 })
  const event = await testApp.db
    .selectFrom('auditEvents')
    .selectAll()
    .orderBy('id', 'desc')
    .executeTakeFirst()
  expect(event).toMatchObject({
    action: 'settings.updated',
    before: { signInCode: 'first', invitationDays: 7 },
    after: { signInCode: 'always', invitationDays: 30, userDefaults },
  })
})

test.each([
  { name: 'Horizonte' },
  { locale: 'en' },
  { accentColor: '#1a57b0' },
  { supportEmail: 'ajuda@horizonte.example' },
  { supportPhone: '+5511987654321' },
  { welcomeVideoUrl: 'https://horizonte.example/video' },
  { contactDefaults: { permissions: ['invoices:view'], supportLevel: 4 } },
  { userDefaults: { permissions: ['phones:view'], supportLevel: 5 } },
  { signInCode: 'new_device' },
  { invitationDays: 3 },
  { identity },
  { impersonationNotice: false },
  { contactVerificationMinutes: 15 },
])('%j alone can be saved, and all else stays', async (edit) => {
  const before = await getSettings()
  const saved = await saveSettings(administrator, edit)
  expect({ ...saved, updatedAt: null }).toEqual({
    ...before,
    ...edit,
    version: before.version + 1,
    updatedAt: null,
  })
})

test('what may be empty is emptied by an empty text or null', async () => {
  const edit = { supportEmail: '', supportPhone: ' ', welcomeVideoUrl: null }
  expect(await saveSettings(administrator, edit)).toMatchObject({
    supportEmail: null,
    supportPhone: null,
    welcomeVideoUrl: null,
  })
})

test.each([
  ['name', ''],
  ['supportEmail', 'ajuda'],
  ['welcomeVideoUrl', 'javascript:alert(1)'],
  ['invitationDays', 0],
  ['invitationDays', 31],
  ['invitationDays', 1.5],
  ['signInCode', 'never'],
  ['contactVerificationMinutes', 0],
  ['impersonationNotice', 'yes'],
  ['timeZone', 'America/Sao Paulo'],
  ['timeZone', 'Brasília'],
  ['timeZone', ''],
  ['usageOverBalance', 'ignore'],
  ['baseUrl', 'https://elsewhere.example'],
])('%s cannot be %j', async (field, value) => {
  expect((await saveSettings(administrator, { [field]: value })).error).toMatchObject({
    code: 'request.invalid',
    fields: { [field]: expect.any(String) },
  })
})

test('the legal identity is checked at its fields, and told to the history field by field', async () => {
  const wrong = { identity: { ...identity, taxId: '11222333000180', postalCode: '1' } }
  const refused = await saveSettings(administrator, wrong)
  expect(Object.keys(refused.error.fields).sort()).toEqual(['identity.postalCode', 'identity.taxId'])
  await saveSettings(administrator, { identity: { ...identity, legalName: 'Horizonte S.A.' } })
  const event = await testApp.db
    .selectFrom('auditEvents')
    .selectAll()
    .orderBy('id', 'desc')
    .executeTakeFirst()
  expect(event).toMatchObject({ after: { legalName: 'Horizonte S.A.' } })
  expect(event?.after).not.toHaveProperty('identity')
})

test('of two who save at once, the second is told', async () => {
  const { version } = await getSettings()
  const answers = await Promise.all(
    [1, 2].map((invitationDays) => administrator('PATCH', 'provider/settings', { invitationDays, version })),
  )
  expect(answers.map((answer) => codeOf(answer) ?? answer.statusCode).sort()).toEqual([200, 'record.changed'])
})

test('an edit without the version that was seen is refused', async () => {
  const answer = await administrator('PATCH', 'provider/settings', { invitationDays: 1 })
  expect(answer.json().error.fields).toEqual({ version: expect.any(String) })
})
