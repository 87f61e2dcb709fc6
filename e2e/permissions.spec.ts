import { admin, choosePassword, expect, look, test } from './fixtures.ts'
import { addClient, addContact, byLink } from './registry.ts'

test('a permission, and then the access, taken away is felt at the person’s next step', async ({
  site,
  person,
}) => {
  const staff = (await person()).context.request
  await staff.post('/api/v1/sessions', { data: admin })
  const id = await addClient(staff, { tradeName: 'Ponto Arq', email: 'ola@pontoarq.example' })
  await addContact(staff, id, { firstName: 'Helena', email: 'helena@pontoarq.example', access: byLink })
  const second = {
    firstName: 'Caio',
    lastName: 'Vaz',
    email: 'caio@pontoarq.example',
    notifications: [],
    access: { ...byLink, permissions: ['contacts:manage', 'emails:view'] },
  }
  const saved = await addContact(staff, id, second)

  const { page } = await person()
  await choosePassword(site, page, { email: second.email, password: 'uma frase de teste longa' })
  const menu = page.getByRole('navigation')
  await expect(menu.getByRole('link', { name: 'Contatos' })).toBeVisible()

  const limited = {
    ...second,
    version: saved.version,
    access: { permissions: ['emails:view'], supportLevel: 0 },
  }
  expect((await staff.put(`/api/v1/clients/${id}/contacts/${saved.id}`, { data: limited })).status()).toBe(
    200,
  )
  await menu.getByRole('link', { name: 'E-mails' }).click()
  await expect(menu.getByRole('link', { name: 'Contatos' })).toHaveCount(0)
  expect((await page.request.get('/api/v1/portal/contacts')).status()).toBe(403)
  await page.goto(`/c/${id}/contacts`)
  await look(page, 'permission-taken')

  const { version } = (await (await staff.get(`/api/v1/clients/${id}/contacts/${saved.id}`)).json()) as {
    version: number
  }
  expect(
    (
      await staff.put(`/api/v1/clients/${id}/contacts/${saved.id}`, {
        data: { ...limited, version, access: null },
      })
    ).status(),
  ).toBe(200)
  expect((await page.request.get('/api/v1/portal/session')).status()).toBe(401)
  await page.goto(`/c/${id}`)
  await expect(page).toHaveURL(/\/sign-in/)
})
