import { admin, expect, linkIn, look, mailTo, signIn, test } from './fixtures.ts'

test('forgotten password, own profile, change of e-mail, sessions, sign out', async ({ site, person }) => {
  const { page } = await person()
  const newPassword = 'outra frase de teste longa'

  await test.step('"Esqueceu sua senha?" answers alike for anybody, and the link ends the other sessions', async () => {
    const elsewhere = await person()
    await signIn(elsewhere.page, admin)
    await expect(elsewhere.page).toHaveURL(/\/staff/)

    for (const email of ['ninguem@horizonte.example', admin.email]) {
      await page.goto('/sign-in')
      await page.getByRole('link', { name: 'Esqueceu sua senha?' }).click()
      // The previous page has a field "E-mail" too.
      await expect(page.getByRole('heading', { name: 'Recuperar a senha' })).toBeVisible()
      await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
      await page.getByRole('button', { name: 'Enviar' }).click()
      await expect(page.getByText(`Se ${email} tiver acesso`)).toBeVisible()
    }
    await look(page, 'access-recovery-sent')
    await page.goto(linkIn(await mailTo(site, admin.email, /senha/i)))
    await page.getByRole('textbox', { name: 'Nova senha' }).fill(newPassword)
    await page.getByRole('textbox', { name: 'Repita a senha' }).fill(newPassword)
    await page.getByRole('button', { name: 'Salvar senha e entrar' }).click()
    await expect(page).toHaveURL(/\/staff/)
    expect(
      site.smtp.messages.filter((message) => message.envelope.to.includes('ninguem@horizonte.example')),
    ).toEqual([])

    await elsewhere.page.reload()
    await expect(elsewhere.page).toHaveURL(/\/sign-in/)
    await signIn(elsewhere.page, admin)
    await expect(elsewhere.page.getByText('E-mail ou senha incorretos.')).toBeVisible()
    await elsewhere.close()
  })

  await test.step('"Seu perfil" is saved, and a second tab that saves later is told and loses nothing', async () => {
    await page.getByRole('button', { name: /Conta de/ }).click()
    await page.getByRole('menuitem', { name: 'Seu perfil' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Seu perfil' })).toBeVisible()
    const second = await page.context().newPage()
    await second.goto(page.url())
    await expect(second.getByRole('textbox', { name: 'Nome', exact: true })).toHaveValue('Administrador')

    await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Marina')
    await page
      .getByRole('button', { name: /^Salvar/ })
      .first()
      .click()
    await expect(page.getByRole('button', { name: /Conta de Marina/ })).toBeVisible()
    await second.getByRole('textbox', { name: 'Sobrenome' }).fill('Duarte')
    await second
      .getByRole('button', { name: /^Salvar/ })
      .first()
      .click()
    await expect(second.getByText('Outra pessoa salvou').first()).toBeVisible()
    await expect(second.getByRole('textbox', { name: 'Sobrenome' })).toHaveValue('Duarte')
    await look(second, 'access-conflict')
    await second.close({ runBeforeUnload: false })
  })

  await test.step('"Trocar e-mail": nothing changes before the link, and the old address is told', async () => {
    await page.getByRole('button', { name: 'Trocar e-mail' }).click()
    await page.getByRole('textbox', { name: 'Novo e-mail' }).fill('marina@horizonte.example')
    await page.getByRole('textbox', { name: 'Sua senha' }).fill(newPassword)
    await page.getByRole('button', { name: 'Enviar link' }).click()
    await expect(page.getByText('Falta confirmar marina@horizonte.example')).toBeVisible()
    await look(page, 'access-email-pending')
    expect((await mailTo(site, admin.email, /e-mail/i)).text).toContain('m•••@horizonte.example')

    const reader = await person()
    await reader.page.goto(linkIn(await mailTo(site, 'marina@horizonte.example', /e-mail/i)))
    await look(reader.page, 'access-confirm-email')
    await reader.page.getByRole('button', { name: 'Confirmar novo e-mail' }).click()
    await expect(reader.page.getByText('E-mail confirmado')).toBeVisible()
    await page.reload()
    await expect(page.getByText('marina@horizonte.example').first()).toBeVisible()
  })

  await test.step('sessions are seen and ended; signing out closes this one', async () => {
    const elsewhere = await person({ locale: 'en-US' })
    await elsewhere.page.goto('/sign-in')
    await expect(elsewhere.page).toHaveURL(/sign-in/)
    await elsewhere.page.request.post('/api/v1/sessions', {
      data: { email: 'marina@horizonte.example', password: newPassword },
    })
    await page.reload()
    await page.getByRole('button', { name: 'Encerrar todas as outras' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Encerrar todas as outras' }).click()
    await expect(page.getByText('As outras sessões foram encerradas.')).toBeVisible()
    expect((await elsewhere.page.request.get('/api/v1/session')).status()).toBe(401)

    await page.getByRole('button', { name: /Conta de/ }).click()
    await page.getByRole('menuitem', { name: 'Sair' }).click()
    await expect(page).toHaveURL(/\/sign-in/)
    expect((await page.request.get('/api/v1/session')).status()).toBe(401)
  })
})
