import { choosePassword, expect, look, phone, test, wide } from './fixtures.ts'
import { addContact, byLink } from './registry.ts'
import { accept, addClientWithBeatriz, password } from './users.ts'

test('the client’s own people manage their users, as far as their own permissions go', async ({
  site,
  person,
}) => {
  const staff = await person()
  const id = await addClientWithBeatriz(staff, 'Padaria Mascavo', 'mascavo')
  const api = staff.page.request
  const add = async (firstName: string, name: string, access: object | null) =>
    await addContact(api, id, { firstName, email: `${name}@mascavo.example`, access })
  const manager = ['users:manage', 'contacts:manage', 'emails:view']
  await add('Caio', 'caio', { ...byLink, permissions: manager, supportLevel: 3 })
  await add('Davi', 'davi', { ...byLink, permissions: ['invoices:view'], supportLevel: 5 })
  await add('Eva', 'eva', { ...byLink, permissions: ['emails:view'], supportLevel: 1 })
  await add('Fábio', 'fabio', null)
  const { page } = await person({ viewport: wide })
  await choosePassword(site, page, { email: 'caio@mascavo.example', password })

  await test.step('the list; one’s own access and the primary contact’s are shown, locked, and say why', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Usuários' }).click()
    await expect(page.getByRole('row', { name: /Caio Lima/ })).toContainText('Você')
    await expect(page.getByRole('button', { name: /Logar como/ })).toHaveCount(0)
    await look(page, 'own-users')
    await page.setViewportSize(phone)
    await look(page, 'own-users-phone')
    await page.setViewportSize(wide)
    await page.getByRole('link', { name: 'Ver Caio Lima' }).click()
    await expect(page.getByText('Este é o seu próprio acesso')).toBeVisible()
    await expect(page.getByRole('checkbox', { name: 'Faturas' })).toBeDisabled()
    await page.getByRole('link', { name: 'Usuários' }).last().click()
    await page.getByRole('link', { name: 'Ver Beatriz Lima' }).click()
    await expect(
      page.getByText('O acesso do contato principal só pode ser alterado pelo suporte'),
    ).toBeVisible()
    await look(page, 'own-users-primary-locked')
  })

  await test.step('somebody with more: what one lacks is locked with its reason, the rest can be changed', async () => {
    await page.goto(`/c/${id}/users`)
    await page.getByRole('link', { name: 'Editar Davi Lima' }).click()
    await expect(page.getByRole('checkbox', { name: /^Faturas/ })).toBeDisabled()
    await expect(page.getByText('Você só concede ou retira o que também tem')).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Suporte' })).toBeDisabled()
    await expect(page.getByText('mas não tirá-lo')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Tirar o acesso' })).toHaveCount(0)
    await look(page, 'own-users-beyond')
    await page.setViewportSize(phone)
    await look(page, 'own-users-beyond-phone')
    await page.setViewportSize(wide)
    await page.getByRole('checkbox', { name: 'E-mails' }).check()
    await page.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(page.getByRole('row', { name: /Davi Lima/ })).toContainText('faturas · e-mails')
  })

  await test.step('invite a contact without access, with no more than one holds', async () => {
    await page.getByRole('link', { name: '+ Adicionar usuário' }).click()
    await expect(page.getByRole('checkbox', { name: /^Ver telefones/ })).toBeDisabled()
    await expect(page.getByRole('combobox', { name: 'Suporte' })).toHaveValue('3')
    await page
      .getByRole('combobox', { name: /^Contato sem acesso/ })
      .selectOption({ label: 'Fábio Lima · fabio@mascavo.example' })
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue('fabio@mascavo.example')
    await page.getByRole('checkbox', { name: 'E-mails' }).check()
    await look(page, 'own-users-own-invite')
    await page.getByRole('button', { name: 'Enviar convite' }).click()
    await expect(page.getByRole('row', { name: /fabio@mascavo\.example/ })).toContainText('por Caio Lima')
    const fabio = await person()
    await accept(site, fabio.page, { email: 'fabio@mascavo.example', client: 'Padaria Mascavo', id })
    await expect(fabio.page.getByRole('navigation').getByRole('link', { name: 'E-mails' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('link', { name: 'Editar Fábio Lima' })).toBeVisible()
  })

  await test.step('end an access: asked by its name, felt at once', async () => {
    const eva = await person()
    await choosePassword(site, eva.page, { email: 'eva@mascavo.example', password })
    await page.getByRole('link', { name: 'Editar Eva Lima' }).click()
    await page.getByRole('button', { name: 'Tirar o acesso' }).click()
    await expect(page.getByRole('dialog', { name: 'Tirar o acesso de Eva Lima?' })).toBeVisible()
    await look(page, 'own-users-end-access')
    await page.getByRole('dialog').getByRole('button', { name: 'Tirar o acesso' }).click()
    await expect(page.getByText('Eva Lima não tem mais acesso.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Editar Eva Lima' })).toHaveCount(0)
    await eva.page.reload()
    await expect(eva.page).toHaveURL(/\/sign-in/)
  })
})
