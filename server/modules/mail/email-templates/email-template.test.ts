import { beforeAll, expect, test } from 'vitest'
import { queueTestEmail } from '#test/emails.ts'
import { insertClient } from '#test/factories.ts'
import { useSmtpServer, useTestApp } from '#test/hooks.ts'
import { type Call, codeOf, enterAsStaff } from '#test/people.ts'

const smtp = useSmtpServer()
const testApp = useTestApp(() => ({ smtpUrl: smtp.url, mailFrom: 'correio@example.com' }))
let admin: Call

beforeAll(async () => {
  admin = await enterAsStaff(testApp, 'administrator')
})

const good = {
  subject: 'Oi, {{ firstName }}',
  preheader: '',
  body: '# Bom dia\n\n{{ firstName }}: {{ secret }}',
}
const url = 'email-templates/set_password'

async function version(path = url): Promise<number> {
  return (await admin('GET', path)).json().version
}

async function save(text: object, path = `${url}/texts/pt-BR`) {
  return await admin('PUT', path, { ...good, ...text, version: await version(path.split('/texts')[0]) })
}

async function lastMail(template: 'set_password' | 'welcome' = 'set_password') {
  await queueTestEmail(testApp.ctx, {
    template,
    ...(template === 'welcome' && { secret: undefined as never }),
  })
  await testApp.runJobs()
  return smtp.messages.at(-1)
}

test('the list tells of every template its category, its switch, and whether it was changed', async () => {
  const { items } = (await admin('GET', 'email-templates')).json()
  expect(items.find((one: { template: string }) => one.template === 'set_password')).toEqual({
    template: 'set_password',
    category: 'general',
    isOn: true,
    canSwitchOff: false,
    isChanged: false,
  })
  expect(items.find((one: { template: string }) => one.template === 'welcome').canSwitchOff).toBe(true)
})

test('a changed text goes out, in its language only, until it is put back', async () => {
  const before = (await admin('GET', url)).json()
  expect(before).toMatchObject({ required: ['secret'], texts: { 'pt-BR': { isDefault: true } } })
  expect(before.variables).toEqual(expect.arrayContaining(['firstName', 'secret', 'providerName']))
  expect((await save({})).json().texts).toMatchObject({
    'pt-BR': { subject: 'Oi, {{ firstName }}', isDefault: false },
    en: { isDefault: true },
  })
  expect(await lastMail()).toMatchObject({ subject: 'Oi, Maria', html: expect.stringContaining('Bom dia') })
  const { items } = (await admin('GET', `${url}/versions`)).json()
  expect(items).toMatchObject([{ locale: 'pt-BR', text: { subject: 'Oi, {{ firstName }}' } }])

  const reset = await admin('POST', `${url}/texts/pt-BR/reset`, { version: await version() })
  expect(reset.json().texts['pt-BR'].isDefault).toBe(true)
  expect((await lastMail())?.subject).toContain('Defina a sua senha')
  expect((await admin('GET', `${url}/versions`)).json().items).toHaveLength(2)
})

test.each([
  [{ body: 'a\n\nb {{ firstName' }, 'body', 'email_template.unreadable', 3],
  [{ body: 'a\n{% if firstName %}' }, 'body', 'email_template.unreadable', 2],
  [{ subject: '{{ firstName | shout }}' }, 'subject', 'email_template.unreadable', 1],
  [{ body: 'a\nb\n{{ planName }} {{ secret }}' }, 'body', 'email_template.unknown_variable', 3],
  [{ body: 'sem link' }, 'body', 'email_template.secret_missing', undefined],
  [{ subject: '{{ secret }}' }, 'subject', 'email_template.unreadable', 1],
  [
    { body: '{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}{{ secret }}' },
    'body',
    'email_template.unreadable',
    1,
  ],
  [{ body: '{% include "/etc/passwd" %}{{ secret }}' }, 'body', 'email_template.unreadable', 1],
  [{ body: '{{ constructor }}{{ secret }}' }, 'body', 'email_template.unreadable', 1],
  [{ body: '{{ firstName.constructor.constructor }}{{ secret }}' }, 'body', 'email_template.unreadable', 1],
])('%j would not do, and is refused at %s: %s', async (change, field, code, line) => {
  const before = await version()
  const answer = await save(change)
  expect([answer.statusCode, codeOf(answer)]).toEqual([400, code])
  const { error } = answer.json()
  expect(error.fields).toHaveProperty(field)
  if (line !== undefined) expect(error.message).toContain(`Linha ${line}:`)
  expect(await version()).toBe(before)
})

test('two editors: the second is told, and what the first saved stays', async () => {
  const seen = await version('email-templates/welcome')
  const text = { subject: 'A', preheader: '', body: 'primeiro' }
  const path = 'email-templates/welcome/texts/en'
  const answers = await Promise.all([
    admin('PUT', path, { ...text, version: seen }),
    admin('PUT', path, { ...text, version: seen }),
  ])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  expect(answers.map(codeOf)).toContain('record.changed')
})

test('switched off, nothing is sent and it is on record; what carries the access stays on', async () => {
  const path = 'email-templates/welcome'
  const off = await admin('PUT', `${path}/switch`, { isOn: false, version: await version(path) })
  expect(off.json().isOn).toBe(false)
  const before = smtp.messages.length
  const id = await queueTestEmail(testApp.ctx, { template: 'welcome', secret: undefined as never })
  await testApp.runJobs()
  expect(smtp.messages).toHaveLength(before)
  const row = await testApp.db.selectFrom('emails').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  expect(row).toMatchObject({ state: 'suppressed', reason: 'template_off' })

  const refused = await admin('PUT', `${url}/switch`, { isOn: false, version: await version() })
  expect(codeOf(refused)).toBe('email_template.always_on')
  const on = await admin('PUT', `${path}/switch`, { isOn: true, version: await version(path) })
  expect(on.json().isOn).toBe(true)
  expect(await lastMail('welcome')).toBeTruthy()
  expect(smtp.messages).toHaveLength(before + 1)
})

test('with the welcome off no contact is welcomed, whatever the box says', async () => {
  const path = 'email-templates/welcome'
  await admin('PUT', `${path}/switch`, { isOn: false, version: await version(path) })
  const { id } = await insertClient(testApp.db)
  const contact = {
    firstName: 'Eva',
    lastName: 'Lima',
    email: 'eva@example.com',
    notifications: [],
    access: { permissions: [], supportLevel: 0, sendSetPasswordEmail: true, skipWelcomeEmail: false },
  }
  expect((await admin('POST', `clients/${id}/contacts`, contact)).statusCode).toBe(201)
  await testApp.runJobs()
  const toEva = smtp.messages.filter(({ envelope }) => envelope.to[0] === 'eva@example.com')
  expect(toEva.map(({ subject }) => subject)).toEqual([expect.stringContaining('Defina a sua senha')])
  await admin('PUT', `${path}/switch`, { isOn: true, version: await version(path) })
})

test('a preview and a test show sample data, and change nothing', async () => {
  const preview = await admin('POST', `${url}/texts/pt-BR/previews`, good)
  expect(preview.json()).toMatchObject({
    subject: 'Oi, Helena',
    text: expect.stringContaining('Helena: https://'),
  })
  const before = smtp.messages.length
  expect((await admin('POST', `${url}/texts/pt-BR/tests`, good)).statusCode).toBe(202)
  await testApp.runJobs()
  expect(smtp.messages).toHaveLength(before + 1)
  expect(smtp.messages.at(-1)?.subject).toBe('[Teste] Oi, Helena')
  expect((await admin('GET', url)).json().texts['pt-BR'].isDefault).toBe(true)
})

test('a text that fails on what it meets costs its looks, and never the message', async () => {
  await save({})
  await testApp.db
    .updateTable('emailTemplateTexts')
    .set({ body: '{{ nothing.here }}' })
    .where('body', 'is not', null)
    .execute()
  expect((await lastMail())?.subject).toContain('Defina a sua senha')
})
