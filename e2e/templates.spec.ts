import { admin, expect, look, mailTo, phone, signIn, test, wide } from './fixtures.ts'

test('an e-mail template is changed, refused, tried, switched off and put back', async ({ site, person }) => {
  const { page, context } = await person({ viewport: wide })
  await signIn(page, admin)
  await expect(page).toHaveURL(/\/staff/)
  const welcome = 'Novo cliente adicionado/registrado (e-mail de boas-vindas)'

  await test.step('the list has each template with its switch; what carries the access has none', async () => {
    await page.goto('/staff/settings/templates')
    await expect(page.getByRole('listitem').filter({ hasText: 'Redefinir senha' })).toContainText(
      'Sempre ligado',
    )
    await look(page, 'templates')
    await page.setViewportSize(phone)
    await look(page, 'templates-phone')
    await page.setViewportSize(wide)
  })

  await test.step('a text is changed beside its preview, and a mistake is shown at its line', async () => {
    await page.getByRole('link', { name: `Editar “${welcome}”` }).click()
    await expect(page.getByText('Este é o texto padrão.')).toBeVisible()
    await expect(page.getByText(/^Assunto: Boas-vindas/)).toBeVisible()
    await look(page, 'template-editor')
    await page.getByRole('textbox', { name: 'Texto', exact: true }).fill('# Bem-vinda\n\n{% if firstName %}')
    await page.getByRole('button', { name: 'Salvar texto' }).click()
    await expect(page.getByText(/Linha 3:/).first()).toBeVisible()
    await page.getByRole('textbox', { name: 'Texto', exact: true }).fill('# Bem-vinda\n\nOlá, ')
    await page.getByRole('button', { name: 'firstName', exact: true }).click()
    await expect(page.getByRole('textbox', { name: 'Texto', exact: true })).toHaveValue(
      /Olá, \{\{ firstName \}\}$/,
    )
    await page.getByRole('textbox', { name: 'Assunto' }).fill('Que bom ter você, {{ firstName }}')
    await expect(page.getByText('Assunto: Que bom ter você, Helena')).toBeVisible()
    await page.setViewportSize(phone)
    await look(page, 'template-editor-phone')
    await page.setViewportSize(wide)
    await page.getByRole('button', { name: 'Enviar teste para mim' }).click()
    await mailTo(site, admin.email, /^\[Teste\] Que bom ter você, Helena$/)
    await page.getByRole('button', { name: 'Salvar texto' }).click()
    await expect(page.getByText('Texto salvo.')).toBeVisible()
    await expect(page.getByText('Este texto foi alterado.')).toBeVisible()
  })

  const client = { tradeName: 'Ponto', legalName: 'Ponto Ltda.', email: 'ola@ponto.example' }
  const { id } = (await (await context.request.post('/api/v1/clients', { data: client })).json()) as {
    id: number
  }
  const welcomeTo = async (name: string) => {
    const access = { permissions: [], supportLevel: 0, sendSetPasswordEmail: true, skipWelcomeEmail: false }
    const contact = {
      firstName: name,
      lastName: 'Reis',
      email: `${name}@ponto.example`,
      notifications: [],
      access,
    }
    expect((await context.request.post(`/api/v1/clients/${id}/contacts`, { data: contact })).status()).toBe(
      201,
    )
    await mailTo(site, `${name}@ponto.example`, /Defina a sua senha/)
  }

  await test.step('the changed text is what a new person gets', async () => {
    await welcomeTo('lia')
    await mailTo(site, 'lia@ponto.example', /^Que bom ter você, lia$/)
  })

  await test.step('switched off, nobody is welcomed, and the log says why', async () => {
    await page.goto('/staff/settings/templates')
    await page.getByRole('switch', { name: `Enviar “${welcome}”` }).focus()
    await page.keyboard.press('Space')
    await expect(page.getByText('Modelo desligado.')).toBeVisible()
    await welcomeTo('rui')
    await page.goto(`/staff/clients/${id}/emails`)
    const row = page.getByRole('row', { name: /Que bom ter você, rui/ })
    await expect(row).toContainText('o modelo deste e-mail está desligado')
    expect(site.smtp.messages.filter(({ subject }) => subject === 'Que bom ter você, rui')).toEqual([])
  })

  await test.step('back to default, and a version of before is taken again', async () => {
    await page.goto('/staff/settings/templates/welcome')
    await page.getByRole('button', { name: 'Voltar ao padrão' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Voltar ao padrão' }).click()
    await expect(page.getByText('O texto padrão está de volta.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Assunto' })).toHaveValue(/Boas-vindas/)
    await page
      .getByRole('region', { name: 'Histórico' })
      .getByRole('button', { name: 'Usar este texto' })
      .click()
    await expect(page.getByRole('textbox', { name: 'Assunto' })).toHaveValue(
      'Que bom ter você, {{ firstName }}',
    )
    await page.getByText('English', { exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sair sem salvar' }).click()
    await expect(page.getByRole('textbox', { name: 'Assunto' })).toHaveValue(/Welcome/)
  })
})
