import type { Page } from '@playwright/test'
import { admin, codeIn, expect, linkIn, look, mailTo, signIn, test } from './fixtures.ts'

test('staff register a client’s contacts, who then sign in', async ({ site, person }) => {
  const staff = await person()
  const { page } = staff

  await test.step('add the client', async () => {
    await signIn(page, admin)
    await expect(page.getByRole('heading', { level: 1, name: 'Clientes' })).toBeVisible()
    await look(page, 'contacts-no-clients')
    await page.getByRole('button', { name: 'Adicionar cliente' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Nome fantasia').fill('Base Arquitetura')
    await dialog.getByLabel('CNPJ/CPF').fill('12ABC34501DE36')
    await dialog.getByRole('button', { name: 'Adicionar cliente' }).click()
    await expect(dialog.getByText('CNPJ inválido')).toBeVisible()
    await expect(dialog.getByText('Preencha este campo.')).toHaveCount(2)
    await expect(dialog.getByLabel('Nome fantasia')).toHaveValue('Base Arquitetura')
    await look(page, 'contacts-client-errors')

    await dialog.getByLabel('CNPJ/CPF').fill('12ABC34501DE35')
    await dialog.getByLabel('Razão social').fill('Base Arquitetura Ltda.')
    await dialog.getByRole('textbox', { name: 'E-mail', exact: true }).fill('contato@base.example')
    await dialog.getByRole('button', { name: 'Adicionar cliente' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Base Arquitetura' })).toBeVisible()
  })

  await test.step('open the tab "Contatos" and register the first contact with a password', async () => {
    await page
      .getByRole('link', { name: 'Contatos', exact: true })
      .or(page.getByRole('tab', { name: 'Contatos', exact: true }))
      .first()
      .click()
    await page
      .getByRole('link', { name: 'Novo contato' })
      .or(page.getByRole('button', { name: 'Novo contato' }))
      .first()
      .click()
    await fillPerson(page, { first: 'Beatriz', last: 'Nogueira', email: 'beatriz@base.example' })
    await page.getByLabel('Cargo').fill('Sócia')
    await page.getByLabel('Telefone').fill('11987654321')
    // The first contact is the primary one, and that cannot be cleared.
    const primary = page.getByRole('checkbox', { name: 'Contato principal' })
    await expect(primary).toBeChecked()
    await expect(primary).toBeDisabled()
    await page.getByRole('checkbox', { name: /configurar como uma sub-conta/ }).check()
    await page.getByRole('textbox', { name: /^Senha/ }).fill('uma senha dada pela equipe')
    await page.getByRole('checkbox', { name: 'Não enviar e-mail de boas-vindas' }).uncheck()
    await look(page, 'contacts-contact-form')
    await page.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(page.getByRole('link', { name: /Beatriz Nogueira/ }).first()).toBeVisible()
    await look(page, 'contacts-first')
    const welcome = await mailTo(site, 'beatriz@base.example', /./)
    expect(welcome.text).toContain('Base Arquitetura')
    expect(welcome.html).toContain('lang="pt-BR"')
  })

  await test.step('register a second one who sees invoices only, without welcome, with the 48-hour link', async () => {
    await page
      .getByRole('link', { name: 'Novo contato' })
      .or(page.getByRole('button', { name: 'Novo contato' }))
      .first()
      .click()
    await fillPerson(page, { first: 'Caio', last: 'Antunes', email: 'caio@base.example' })
    await page.getByRole('checkbox', { name: /configurar como uma sub-conta/ }).check()
    for (const group of ['Conta', 'Serviços', 'Financeiro', 'Projetos e contratos']) {
      for (const box of await page.getByRole('group', { name: group }).getByRole('checkbox').all())
        await box.uncheck()
    }
    await page.getByRole('group', { name: 'Financeiro' }).getByRole('checkbox', { name: 'Faturas' }).check()
    await page.getByRole('checkbox', { name: 'Enviar e-mail para definir nova senha' }).check()
    await page.getByRole('checkbox', { name: 'Não enviar e-mail de boas-vindas' }).check()
    await page.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(page.getByRole('link', { name: /Caio Antunes/ }).first()).toBeVisible()
  })

  await test.step('the second one chooses a password by the link, once, and sees what was allowed', async () => {
    const caio = await person()
    const link = linkIn(await mailTo(site, 'caio@base.example', /senha/i))
    expect(
      site.smtp.messages.filter((message) => message.envelope.to.includes('caio@base.example')),
    ).toHaveLength(1)
    await caio.page.goto(link)
    await expect(caio.page.getByText('caio@base.example')).toBeVisible()
    await look(caio.page, 'contacts-set-password')
    await caio.page.getByLabel('Nova senha').fill('a senha que o caio escolheu')
    await caio.page.getByLabel('Repita a senha').fill('a senha que o caio escolheu')
    await caio.page.getByRole('button', { name: 'Salvar senha e entrar' }).click()
    await expect(caio.page).toHaveURL(/\/c\/\d+/)
    await expect(caio.page.getByRole('navigation').getByRole('link', { name: 'Início' })).toBeVisible()
    await expect(caio.page.getByRole('navigation').getByRole('link', { name: 'Contatos' })).toHaveCount(0)
    const refused = await caio.page.request.get('/api/v1/portal/contacts')
    expect(refused.status()).toBe(403)
    await look(caio.page, 'contacts-portal-limited')

    await caio.page.goto('/sign-in')
    await caio.page.goto(link)
    await expect(caio.page.getByText('Este link não funciona mais')).toBeVisible()
    await look(caio.page, 'contacts-link-used')
  })

  await test.step('the first one signs in with the password given and types the code, once', async () => {
    const beatriz = await person()
    const given = { email: 'beatriz@base.example', password: 'uma senha dada pela equipe' }
    await signIn(beatriz.page, given)
    await expect(beatriz.page.getByRole('heading', { name: 'Confirme seu e-mail' })).toBeVisible()
    await look(beatriz.page, 'contacts-code')
    const code = codeIn(await mailTo(site, given.email, /código/i))
    await beatriz.page.getByLabel('Código').fill(code)
    await beatriz.page.getByRole('button', { name: 'Confirmar' }).click()
    await expect(beatriz.page).toHaveURL(/\/c\/\d+/)
    await expect(beatriz.page.getByRole('navigation').getByRole('link', { name: 'Contatos' })).toBeVisible()
    await look(beatriz.page, 'contacts-portal-home')
    await beatriz.close()

    const again = await person()
    await signIn(again.page, given)
    await expect(again.page).toHaveURL(/\/c\/\d+/)
  })

  await test.step('making another contact primary moves the mark', async () => {
    await page
      .getByRole('link', { name: /Caio Antunes/ })
      .first()
      .click()
    await page.getByRole('checkbox', { name: 'Contato principal' }).check()
    await page.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(page.getByRole('row', { name: /Caio Antunes/ })).toContainText('Principal')
    await expect(page.getByRole('row', { name: /Beatriz Nogueira/ })).not.toContainText('Principal')
  })

  await test.step('the record shows what was sent, and a secret only after a confirmation that is recorded', async () => {
    await page
      .getByRole('link', { name: 'E-mails enviados', exact: true })
      .or(page.getByRole('tab', { name: 'E-mails enviados' }))
      .last()
      .click()
    const row = page.getByRole('row', { name: /beatriz@base\.example.*código/i })
    await expect(row).toContainText('Enviado')
    await look(page, 'contacts-emails')
    await row.getByRole('button', { name: /^Ver/ }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await look(page, 'contacts-email-open')
    await page.getByRole('button', { name: 'Mostrar link ou código' }).click()
    const confirmation = page.getByRole('dialog', { name: 'Mostrar o link ou código?' })
    await look(page, 'contacts-secret-confirmation')
    await confirmation.getByRole('button', { name: 'Mostrar link ou código' }).click()
    await expect(page.getByText('Link ou código à mostra')).toBeVisible()
    const notice = await mailTo(site, 'beatriz@base.example', /foi visto/)
    expect(notice.text).toContain('Administrador Balcão')
    await page.getByRole('button', { name: 'Fechar a mensagem' }).click()
    await page.getByRole('link', { name: 'Histórico' }).click()
    await expect(page.getByText('Administrador Balcão').first()).toBeVisible()
    await look(page, 'contacts-history')
  })
})

async function fillPerson(
  page: Page,
  { first, last, email }: { first: string; last: string; email: string },
): Promise<void> {
  await page.getByRole('textbox', { name: 'Nome', exact: true }).fill(first)
  await page.getByLabel('Sobrenome').fill(last)
  await page.getByRole('textbox', { name: 'E-mail', exact: true }).fill(email)
}
