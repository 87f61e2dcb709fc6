import { admin, expect, look, mailTo, phone, signIn, test, wide } from './fixtures.ts'

test('settings for e-mail: sender, signature, a test of the server, advice for the domain', async ({
  site,
  person,
}) => {
  const { page } = await person({ viewport: wide })
  await signIn(page, admin)
  await expect(page).toHaveURL(/\/staff/)
  await page.goto('/staff/settings/mail')

  await test.step('the environment names the server, which is tried with a message to oneself', async () => {
    await expect(page.getByText('O servidor vem da variável SMTP_URL', { exact: false })).toBeVisible()
    await page.getByRole('button', { name: 'Testar com uma mensagem para mim' }).click()
    await expect(page.getByText('O servidor aceitou a mensagem.', { exact: false })).toBeVisible()
    await mailTo(site, admin.email, /^Teste do servidor de e-mail/)
  })

  await test.step('sender and signature are kept, and stand on what leaves', async () => {
    await page.getByRole('textbox', { name: 'Endereço', exact: true }).fill('oi')
    await page.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(page.getByText('E-mail inválido', { exact: false }).first()).toBeVisible()
    await page.getByRole('textbox', { name: 'Endereço', exact: true }).fill('oi@horizonte.example')
    await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Horizonte')
    await page.getByRole('textbox', { name: 'Em português' }).fill('Equipe Horizonte')
    await page.getByRole('textbox', { name: 'Mensagens por minuto' }).fill('600')
    await page.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(page.getByText('Alterações salvas').first()).toBeVisible()
    await expect(page.getByText('_dmarc.horizonte.example', { exact: false }).first()).toBeVisible()
    await look(page, 'settings-mail')
    await page.setViewportSize(phone)
    await look(page, 'settings-mail-phone')
    await page.setViewportSize(wide)
    await page.goto('/staff/settings/templates/welcome')
    await page.getByRole('button', { name: 'Enviar teste para mim' }).click()
    const message = await mailTo(site, admin.email, /^\[Teste\]/)
    expect(message.from?.value).toEqual([{ name: 'Horizonte', address: 'oi@horizonte.example' }])
    expect(message.text).toContain('Equipe Horizonte')
  })
})
