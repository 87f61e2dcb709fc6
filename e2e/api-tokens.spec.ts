import { admin, expect, look, phone, signIn, test, wide } from './fixtures.ts'

test('a program gets in by a token, is seen in the history, and is put out at once', async ({
  site,
  person,
}) => {
  const { page, context } = await person({ viewport: wide })
  await signIn(page, admin)
  await page.waitForURL('**/staff/**')
  await page.goto('/staff/settings/api-tokens')
  await expect(page.getByText('Nenhum token em uso')).toBeVisible()
  await look(page, 'api-tokens-empty')

  await page.getByRole('button', { name: 'Criar token' }).click()
  const window = page.getByRole('dialog')
  await window.getByRole('button', { name: 'Criar token' }).click()
  await expect(window.getByRole('textbox', { name: 'Nome' })).toHaveAttribute('aria-invalid', 'true')
  await window.getByRole('textbox', { name: 'Nome' }).fill('ERP da loja')
  await window.getByRole('combobox', { name: 'Papel' }).selectOption('Atendente')
  await look(page, 'api-tokens-form')
  await window.getByRole('button', { name: 'Criar token' }).click()
  await expect(window.getByText('Copie agora: este token não será mostrado de novo.')).toBeVisible()
  const secret = await window.getByRole('textbox', { name: 'Token', exact: true }).inputValue()
  expect(secret).toMatch(/^balcao_/)
  await page.keyboard.press('Escape')
  await look(page, 'api-tokens-secret')
  await window.getByRole('button', { name: 'Já guardei o token' }).click()
  await expect(page.getByText('nunca usado')).toBeVisible()

  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${site.baseUrl}/api/v1/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    })
  const client = { tradeName: 'Padaria do Token', legalName: 'Padaria Ltda.', email: 'p@padaria.example' }
  const made = await call('clients', { method: 'POST', body: JSON.stringify(client) })
  expect(made.status).toBe(201)
  const { id } = (await made.json()) as { id: number }
  expect((await call('staff-users')).status).toBe(403)

  await page.goto(`/staff/clients/${id}/history`)
  await expect(page.getByText('pelo token de API “ERP da loja”')).toBeVisible()

  await page.goto('/staff/settings/api-tokens')
  await look(page, 'api-tokens-list')
  expect(await page.content()).not.toContain(secret)
  await page.getByRole('button', { name: 'Revogar o token ERP da loja' }).click()
  await page.getByRole('button', { name: 'Revogar token' }).click()
  await expect(page.getByText('Nenhum token em uso')).toBeVisible()
  expect((await call('clients')).status).toBe(401)
  await page.getByText('Encerrados').click()
  await expect(page.getByText('Revogado', { exact: true })).toBeVisible()

  const narrow = await context.newPage()
  await narrow.setViewportSize(phone)
  await narrow.emulateMedia({ colorScheme: 'dark' })
  await narrow.goto('/staff/settings/api-tokens')
  await narrow.getByText('Encerrados').click()
  await expect(narrow.getByText('ERP da loja')).toBeVisible()
  await look(narrow, 'api-tokens-phone-dark')
  await narrow.getByRole('button', { name: 'Criar token' }).click()
  await expect(narrow.getByRole('dialog')).toBeVisible()
  await look(narrow, 'api-tokens-form-phone-dark')
})
