import type { Page } from '@playwright/test'
import { admin, choosePassword, expect, look, type Site, signIn, test } from './fixtures.ts'
import { addClient, addContact, byLink } from './registry.ts'

const owner = { email: 'rosa@adentro.example', password: 'a senha da dona da conta' }

test('the client’s own people add a contact, with and without access', async ({ site, person }) => {
  await registerOwner(site, (await person()).page)
  const { page } = await person()

  await test.step('sign in; the section "Contatos" is on the right, below "Perfil"', async () => {
    await signIn(page, owner)
    await expect(page).toHaveURL(/\/c\/\d+/)
    const profile = page.getByRole('heading', { name: 'Perfil', exact: true })
    const contacts = page.getByRole('heading', { name: 'Contatos', exact: true })
    const [above, below] = [await profile.boundingBox(), await contacts.boundingBox()]
    expect(below?.y).toBeGreaterThan(above?.y ?? 0)
    expect(below?.x).toBeGreaterThan(640)
    await look(page, 'own-contacts-start')
    await newContact(page)
  })

  await test.step('fill in the person; what is wrong is told at its field and nothing is lost', async () => {
    await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Téo 🦜')
    await page.getByRole('textbox', { name: /^Empresa/ }).fill('Prado Sistemas')
    await page.getByRole('textbox', { name: 'E-mail', exact: true }).fill('teo prado@adentro.example')
    await page.getByRole('textbox', { name: /^Telefone/ }).fill('123')
    await page.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(page.getByText('E-mail inválido')).toBeVisible()
    await expect(page.getByText('Telefone inválido')).toBeVisible()
    await expect(page.getByText('Preencha este campo.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Nome', exact: true })).toHaveValue('Téo 🦜')
    await look(page, 'own-contacts-errors')

    await page.getByRole('textbox', { name: 'Sobrenome' }).fill('Prado')
    await page.getByRole('textbox', { name: 'E-mail', exact: true }).fill('teo@adentro.example')
    await page.getByRole('textbox', { name: /^Telefone/ }).fill('(21) 98888-7777')
    await page.getByRole('textbox', { name: /^CEP/ }).fill('22050-001')
    await page.getByRole('textbox', { name: /^Endereço/ }).fill('Avenida Nossa Senhora de Copacabana, 690')
    await page.getByRole('textbox', { name: /^Bairro/ }).fill('Copacabana')
    await page.getByRole('textbox', { name: /^Cidade/ }).fill('Rio de Janeiro')
    await page.getByRole('combobox', { name: /^Estado/ }).selectOption('RJ')
  })

  await test.step('the sub-account box and the preferences, each with its explanation', async () => {
    await page.getByRole('checkbox', { name: /configurar como uma sub-conta/ }).check()
    const general = page.getByRole('checkbox', { name: 'E-mails gerais' })
    await expect(general).toBeChecked()
    await expect(general).toBeDisabled()
    for (const explanation of [
      'Anúncios em geral',
      'Assinaturas',
      'Registro, renovação',
      'Faturas, boletos',
      'Abertura de chamados',
    ]) {
      await expect(page.getByText(explanation).first()).toBeVisible()
    }
    await page.getByRole('checkbox', { name: 'E-mails de domínios' }).uncheck()
    await page.getByRole('checkbox', { name: 'Enviar e-mail para definir nova senha' }).check()
    await look(page, 'own-contacts-form')
  })

  await test.step('"Salvar alterações", and the new login works', async () => {
    await page.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(page.getByRole('link', { name: /Téo 🦜 Prado/ }).first()).toBeVisible()
    await look(page, 'own-contacts-list')
    const teo = await person()
    const password = 'uma senha que o téo escolheu'
    await choosePassword(site, teo.page, { email: 'teo@adentro.example', password })
    await expect(teo.page.getByRole('heading', { name: /Téo/ })).toBeVisible()
    await look(teo.page, 'own-contacts-new-person')
  })

  await test.step('without the box the person only receives e-mails', async () => {
    await page.goto('/')
    await newContact(page)
    await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Davi')
    await page.getByRole('textbox', { name: 'Sobrenome' }).fill('Lopes')
    await page.getByRole('textbox', { name: 'E-mail', exact: true }).fill('davi@adentro.example')
    await page.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(page.getByRole('row', { name: /Davi Lopes/ })).toContainText('Sem acesso')
    expect(
      site.smtp.messages.filter((message) => message.envelope.to.includes('davi@adentro.example')),
    ).toEqual([])
  })
})

async function newContact(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: '+ Novo contato' })
    .or(page.getByRole('button', { name: '+ Novo contato' }))
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Novo contato' })).toBeVisible()
}

/** What the provider did before, through the API that its screens use. */
async function registerOwner(site: Site, page: Page): Promise<void> {
  const api = page.request
  await api.post('/api/v1/sessions', { data: admin })
  const id = await addClient(api, { tradeName: 'Adentro Exemplo', email: 'contato@adentro.example' })
  await addContact(api, id, { firstName: 'Rosa', lastName: 'Braga', email: owner.email, access: byLink })
  await choosePassword(site, page, owner)
}
