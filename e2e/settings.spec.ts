import { admin, codeIn, expect, look, mailTo, signIn, test, wide } from './fixtures.ts'
import { addClient, addContact, byLink } from './registry.ts'

const invited = 'caio@horizonte.example'

test('settings are saved part by part, and felt', async ({ site, person }) => {
  const { page, context } = await person({ viewport: wide })
  await signIn(page, admin)
  await expect(page.getByRole('heading', { level: 1, name: 'Clientes' })).toBeVisible()
  await page.goto('/staff/settings')
  await expect(page).toHaveURL(/settings\/brand$/)
  const other = await context.newPage()
  await other.goto('/staff/settings/access')
  await expect(other.getByRole('textbox', { name: 'Validade em dias' })).toHaveValue('7')

  // Two people may save different parts at once; saving the same part is a conflict.
  await page.getByRole('textbox', { name: 'Nome do provedor' }).fill('Horizonte')
  await page.getByRole('button', { name: 'Salvar alterações' }).click()
  await expect(page.getByText('Alterações salvas.')).toBeVisible()
  await other.getByRole('textbox', { name: 'Validade em dias' }).fill('31')
  await other.getByRole('button', { name: 'Salvar alterações' }).click()
  await expect(other.getByText('Valor inválido.')).toBeVisible()
  await other.getByRole('textbox', { name: 'Validade em dias' }).fill('3')
  const newContact = other.getByRole('region', { name: 'Permissões de um novo contato' })
  await newContact.getByRole('checkbox', { name: 'Faturas' }).uncheck()
  await newContact.getByRole('checkbox', { name: 'E-mails' }).check()
  await other.getByRole('radio', { name: 'Sempre' }).check()
  await page.getByRole('link', { name: 'Acesso', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Validade em dias' })).toHaveValue('7')
  await page.getByRole('textbox', { name: 'Validade em dias' }).fill('5')
  await other.getByRole('button', { name: 'Salvar alterações' }).click()
  await expect(other.getByText('Alterações salvas.')).toBeVisible()
  await page.getByRole('button', { name: 'Salvar alterações' }).click()
  await expect(page.getByText('Outra pessoa salvou antes')).toBeVisible()
  await expect(page.getByText('Validade em dias').first()).toBeVisible()
  await look(page, 'settings-conflict')
  await page.getByRole('button', { name: 'Descartar e carregar a versão nova' }).click()
  await expect(page.getByRole('textbox', { name: 'Validade em dias' })).toHaveValue('3')
  await other.close()
  expect(await (await context.request.get('/api/v1/provider/settings')).json()).toMatchObject({
    name: 'Horizonte',
  })

  // A new contact's form starts with the defaults, an invitation is valid for 3 days, each sign-in asks for a code.
  const api = context.request
  const clientId = await addClient(api, { tradeName: 'Padaria Estrela', email: 'ola@estrela.example' })
  await addContact(api, clientId, { firstName: 'Rosa', email: 'rosa@estrela.example', access: byLink })
  await page.goto(`/staff/clients/${clientId}/contacts/new`)
  await page.getByRole('checkbox', { name: /configurar como uma sub-conta/ }).check()
  await expect(page.getByRole('checkbox', { name: 'E-mails', exact: true })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Faturas' })).not.toBeChecked()
  await page.goto('/staff/settings/team')
  await page.getByRole('button', { name: 'Convidar para a equipe' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'E-mail' }).fill(invited)
  await page.getByRole('dialog').getByRole('button', { name: 'Enviar convite' }).click()
  expect((await mailTo(site, invited, /equipe/i)).text).toContain('vale por 3 dias')
  const again = await person()
  await signIn(again.page, admin)
  await expect(again.page).toHaveURL(/\/sign-in\/code/)
  const code = codeIn(await mailTo(site, admin.email, /código/i))
  expect(code).toMatch(/^\d{6}$/)
})
