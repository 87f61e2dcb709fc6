import { admin, choosePassword, expect, look, phone, signIn, test, wide } from './fixtures.ts'
import { addClient, addContact, byLink } from './registry.ts'

const helena = { email: 'helena@pontoarq.example', password: 'uma frase de teste longa' }

test('staff see with a user’s eyes, in one tab, on record, until it ends', async ({ site, person }) => {
  const staff = await person()
  const api = staff.context.request
  await api.post('/api/v1/sessions', { data: admin })
  const id = await addClient(api, { tradeName: 'Ponto Arq', email: 'ola@pontoarq.example' })
  const contact = { firstName: 'Helena', lastName: 'Vaz', email: helena.email, access: byLink }
  const saved = await addContact(api, id, contact)
  const owner = await person()
  await choosePassword(site, owner.page, helena)
  await expect(owner.page.getByRole('navigation').getByRole('link', { name: 'Contatos' })).toBeVisible()

  // The reason is asked for, and told.
  const { page } = staff
  await page.goto(`/staff/clients/${id}/contacts/${saved.id}`)
  await page.getByRole('button', { name: 'Logar como Helena Vaz' }).click()
  const window = page.getByRole('dialog')
  await window.getByRole('button', { name: 'Logar como' }).click()
  await expect(window.getByText('Preencha este campo')).toBeVisible()
  await window.getByLabel('Motivo').fill('Conferir os contatos a pedido da Helena')
  await look(page, 'impersonation-reason')
  await window.getByRole('button', { name: 'Logar como' }).click()

  await expect(page).toHaveURL(new RegExp(`/as/\\d+/c/${id}$`))
  const strip = page.getByRole('region', { name: 'Você está vendo como outra pessoa' })
  await expect(strip).toContainText('Como Helena Vaz')
  await expect(strip).toContainText('60 min')
  await look(page, 'impersonation-start')
  await page.setViewportSize(phone)
  await look(page, 'impersonation-start-phone')
  await page.setViewportSize(wide)

  // The person's own settings are closed, on the screen and in the API; contacts may be edited.
  const header = {
    'balcao-impersonation': /\/as\/(\d+)/.exec(page.url())?.[1] ?? '',
    'balcao-account': `${id}`,
  }
  await page.getByRole('navigation').getByRole('link', { name: 'Seu perfil' }).click()
  await expect(page.getByText('O perfil é só da pessoa')).toBeVisible()
  await look(page, 'impersonation-profile')
  expect((await page.request.get('/api/v1/profile', { headers: header })).status()).toBe(403)
  await page.getByRole('navigation').getByRole('link', { name: 'Contatos' }).click()
  await page.getByRole('link', { name: 'Helena Vaz' }).click()
  await page.getByLabel('Cargo').fill('Sócia')
  await expect(page.getByText('O acesso fica fechado')).toBeVisible()
  await page.getByRole('button', { name: 'Salvar alterações' }).click()
  await expect(page.getByText('Sócia')).toBeVisible()

  // A second tab of the same browser stays the staff user's own; a reload stays Helena's.
  const second = await staff.context.newPage()
  await second.goto('/staff/clients')
  await expect(second.getByRole('link', { name: 'Ponto Arq' }).first()).toBeVisible()
  await second.close()
  await page.reload()
  await expect(strip).toContainText('Como Helena Vaz')

  await strip.getByRole('button', { name: 'Sair' }).click()
  await expect(page).toHaveURL(new RegExp(`/staff/clients/${id}/users$`))

  // The history has it, with both people; the client reads it too.
  await page.goto(`/staff/clients/${id}/history`)
  await page.getByText('Em nome de outra pessoa').click()
  await expect(page.getByText('Motivo: Conferir os contatos a pedido da Helena')).toBeVisible()
  await expect(page.getByText(/em nome de Helena Vaz/)).toBeVisible()
  await look(page, 'history-impersonated')
  await owner.page.getByRole('navigation').getByRole('link', { name: 'Histórico' }).click()
  await expect(owner.page.getByText('Motivo: Conferir os contatos a pedido da Helena')).toBeVisible()
  await look(owner.page, 'history-own')

  // A revoked permission takes effect at the next step; everything ends with the staff user's session.
  await page.goto(`/staff/clients/${id}/contacts/${saved.id}`)
  await page.getByRole('button', { name: 'Logar como Helena Vaz' }).click()
  await window.getByLabel('Motivo').fill('Ver se o acesso termina')
  await window.getByRole('button', { name: 'Logar como' }).click()
  await expect(strip).toBeVisible()
  const path = `/api/v1/clients/${id}/memberships/${saved.access?.membershipId}`
  const { version } = (await (await api.get(path)).json()) as { version: number }
  await api.put(path, {
    data: { permissions: ['emails:view'], supportLevel: 0, version },
  })
  await page.getByRole('navigation').getByRole('link', { name: 'Contatos' }).click()
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Contatos' })).toHaveCount(0)
  await api.delete('/api/v1/session')
  await page.getByRole('navigation').getByRole('link', { name: 'E-mails' }).click()
  await expect(page).toHaveURL(/\/(sign-in|impersonation-over)/)
  await signIn(page, admin)
  await expect(page).toHaveURL(/\/staff\/clients/)
})
