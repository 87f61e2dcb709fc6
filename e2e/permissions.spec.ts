import { admin, choosePassword, expect, look, test } from './fixtures.ts'

test('a permission, and then the access, taken away is felt at the person’s next step', async ({
  site,
  person,
}) => {
  const staff = (await person()).context.request
  await staff.post('/api/v1/sessions', { data: admin })
  const client = { tradeName: 'Ponto Arq', legalName: 'Ponto Arq Ltda.', email: 'ola@pontoarq.example' }
  const { id } = (await (await staff.post('/api/v1/clients', { data: client })).json()) as { id: number }
  const path = `/api/v1/clients/${id}/contacts`
  const access = { permissions: [], supportLevel: 0, sendSetPasswordEmail: true, skipWelcomeEmail: true }
  const contact = {
    firstName: 'Helena',
    lastName: 'Vaz',
    email: 'helena@pontoarq.example',
    notifications: [],
    access,
  }
  await staff.post(path, { data: contact })
  const second = {
    ...contact,
    firstName: 'Caio',
    email: 'caio@pontoarq.example',
    access: { ...access, permissions: ['contacts:manage', 'emails:view'] },
  }
  const saved = (await (await staff.post(path, { data: second })).json()) as { id: number; version: number }

  const { page } = await person()
  await choosePassword(site, page, { email: second.email, password: 'uma frase de teste longa' })
  const menu = page.getByRole('navigation')
  await expect(menu.getByRole('link', { name: 'Contatos' })).toBeVisible()

  const limited = {
    ...second,
    version: saved.version,
    access: { permissions: ['emails:view'], supportLevel: 0 },
  }
  expect((await staff.put(`${path}/${saved.id}`, { data: limited })).status()).toBe(200)
  await menu.getByRole('link', { name: 'E-mails' }).click()
  await expect(menu.getByRole('link', { name: 'Contatos' })).toHaveCount(0)
  expect((await page.request.get('/api/v1/portal/contacts')).status()).toBe(403)
  await page.goto(`/c/${id}/contacts`)
  await look(page, 'permission-taken')

  const { version } = (await (await staff.get(`${path}/${saved.id}`)).json()) as { version: number }
  expect(
    (await staff.put(`${path}/${saved.id}`, { data: { ...limited, version, access: null } })).status(),
  ).toBe(200)
  expect((await page.request.get('/api/v1/portal/session')).status()).toBe(401)
  await page.goto(`/c/${id}`)
  await expect(page).toHaveURL(/\/sign-in/)
})
