import type { Page } from '@playwright/test'
import { codeIn, expect, linkIn, look, mailTo, phone, signIn, test, wide } from './fixtures.ts'
import { addContact } from './registry.ts'
import { accept, addClientWithBeatriz, password } from './users.ts'

test('staff see, add and edit a client’s users, and log in as them', async ({ site, person }) => {
  const staff = await person({ viewport: wide })
  const { page } = staff
  const mascavo = await addClientWithBeatriz(staff, 'Padaria Mascavo', 'mascavo')
  const pontoArq = await addClientWithBeatriz(staff, 'Ponto Arq', 'pontoarq')

  await test.step('the page of users: a list, and the buttons "Adicionar usuário", "Editar" and "Logar como"', async () => {
    await page.goto(`/staff/clients/${mascavo}/business`)
    await page.getByRole('link', { name: 'Usuários', exact: true }).click()
    await expect(page).toHaveURL(`/staff/clients/${mascavo}/users`)
    const beatriz = page.getByRole('row', { name: /Beatriz Lima/ })
    await expect(beatriz).toContainText('beatriz@mascavo.example')
    await expect(beatriz).toContainText('Tudo')
    await expect(beatriz).toContainText('Ainda não entrou')
    await expect(beatriz).toContainText('Aguardando')
    await expect(beatriz.getByRole('link', { name: 'Editar Beatriz Lima' })).toBeVisible()
    await expect(beatriz.getByRole('button', { name: 'Logar como Beatriz Lima' })).toBeVisible()
    await expect(page.getByText('Nenhum convite enviado até agora')).toBeVisible()
    await look(page, 'client-users')
  })

  await test.step('"Adicionar usuário": support level 6 and phones to begin with; refusals at their field', async () => {
    await page.getByRole('link', { name: 'Adicionar usuário' }).click()
    await expect(page.getByRole('combobox', { name: 'Suporte' })).toHaveValue('6')
    await expect(page.getByRole('checkbox', { name: 'Ver telefones' })).toBeChecked()
    await expect(page.getByRole('checkbox', { name: 'Faturas' })).not.toBeChecked()
    await invite(page, 'caio mascavo.example')
    await expect(page.getByText('E-mail inválido')).toBeVisible()
    await invite(page, 'beatriz@mascavo.example')
    await expect(page.getByText('Este e-mail já tem este acesso')).toBeVisible()
    await look(page, 'client-users-add-user')
    await page.getByRole('textbox', { name: /^Nome/ }).fill('Caio')
    await page.getByRole('textbox', { name: /^Sobrenome/ }).fill('Antunes')
    await page.setViewportSize(phone)
    await look(page, 'client-users-add-user-phone')
    await page.setViewportSize(wide)
    await invite(page, 'caio@antunes.example')
    const row = page.getByRole('row', { name: /caio@antunes\.example/ })
    await expect(row).toContainText('Pendente')
    await expect(row).toContainText('Suporte nível 6 · telefones')
    await expect(row).toContainText('por Administrador Balcão')
    await look(page, 'client-users-invited')
    await page.setViewportSize(phone)
    await look(page, 'client-users-invited-phone')
    await page.setViewportSize(wide)
  })

  await test.step('sent again, the link before stops working; a second invitation is refused at its field', async () => {
    const first = linkIn(await mailTo(site, 'caio@antunes.example', /Padaria Mascavo/))
    await page.getByRole('button', { name: 'Reenviar o convite a caio@antunes.example' }).click()
    await look(page, 'client-users-resend')
    await page.getByRole('dialog').getByRole('button', { name: 'Reenviar convite' }).click()
    await expect(page.getByText('O novo link para caio@antunes.example')).toBeVisible()
    const token = first.split('token=')[1]
    const looked = await page.request.post('/api/v1/invitations/lookups', { data: { token } })
    expect(await looked.json()).toMatchObject({ state: 'replaced' })

    await page.getByRole('link', { name: 'Adicionar usuário' }).click()
    await invite(page, 'caio@antunes.example')
    await expect(page.getByText('Já há um convite em aberto para este e-mail')).toBeVisible()
    await page.getByRole('textbox', { name: 'E-mail' }).fill('engano@antunes.example')
    await page.getByRole('button', { name: 'Enviar convite' }).click()
    const mistake = page.getByRole('row', { name: /engano@antunes\.example/ })
    await mistake.getByRole('button', { name: /Cancelar convite/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancelar convite' }).click()
    await expect(mistake).toContainText('Cancelado')
    await expect(mistake.getByRole('button')).toHaveCount(0)
  })

  const caio = await person({ viewport: wide })
  await test.step('the person accepts by the link and is in; no code, since the link proved the mailbox', async () => {
    await accept(site, caio.page, { email: 'caio@antunes.example', client: 'Padaria Mascavo', id: mascavo })
    await page.reload()
    await expect(page.getByRole('row', { name: /caio@antunes\.example/ }).first()).toContainText(
      'Caio Antunes',
    )
    await expect(page.getByText('Aceito', { exact: true })).toBeVisible()
    await look(page, 'client-users-accepted')
  })

  await test.step('a password given by staff: the code is asked at the first sign-in, and never again', async () => {
    const davi = { email: 'davi@mascavo.example', password }
    const access = { permissions: [], supportLevel: 0, skipWelcomeEmail: true, password }
    await addContact(page.request, mascavo, { firstName: 'Davi', email: davi.email, access })
    const first = await person()
    await signIn(first.page, davi)
    await expect(first.page.getByRole('heading', { name: 'Confirme seu e-mail' })).toBeVisible()
    await first.page.getByLabel('Código').fill(codeIn(await mailTo(site, davi.email, /código/i)))
    await first.page.getByRole('button', { name: 'Confirmar' }).click()
    await expect(first.page).toHaveURL(`/c/${mascavo}`)
    // Two sessions at the same time both go on.
    const second = await person()
    await signIn(second.page, davi)
    await expect(second.page).toHaveURL(`/c/${mascavo}`)
    for (const { page: open } of [first, second]) {
      await open.reload()
      await expect(open.getByRole('heading', { name: /Davi/ })).toBeVisible()
    }
  })

  await test.step('an e-mail used in another client: the account is chosen, and changed without the password', async () => {
    await page.goto(`/staff/clients/${pontoArq}/users/new`)
    await invite(page, 'caio@antunes.example')
    await expect(page.getByRole('row', { name: /caio@antunes\.example/ })).toContainText('Pendente')
    await accept(site, caio.page, { email: 'caio@antunes.example', client: 'Ponto Arq', id: pontoArq })
    const again = await person()
    await signIn(again.page, { email: 'caio@antunes.example', password })
    await expect(again.page).toHaveURL(/\/accounts/)
    await look(again.page, 'client-users-choose-account')
    await again.page.getByRole('link', { name: /Ponto Arq/ }).click()
    await expect(again.page).toHaveURL(`/c/${pontoArq}`)
    // The previous page has an avatar too.
    await expect(again.page.getByRole('heading', { name: 'Olá, Caio' })).toBeVisible()
    await again.page.getByRole('button', { name: /Conta de Caio/ }).click()
    await again.page.getByRole('menuitem', { name: 'Trocar conta' }).click()
    await again.page.getByRole('link', { name: /Padaria Mascavo/ }).click()
    await expect(again.page).toHaveURL(`/c/${mascavo}`)
    await again.close()
  })

  await test.step('"Editar": of two who change the same person, the second is told and keeps what they chose', async () => {
    await page.goto(`/staff/clients/${mascavo}/users`)
    await page.getByRole('link', { name: 'Editar Caio Antunes' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Caio Antunes' })).toBeVisible()
    await look(page, 'client-users-edit')
    const second = await staff.context.newPage()
    await second.goto(page.url())
    await second.getByRole('checkbox', { name: 'E-mails' }).check()

    await page.getByRole('checkbox', { name: 'Faturas' }).check()
    await page.getByRole('combobox', { name: 'Suporte' }).selectOption('3')
    await page.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(userRow(page, /Caio Antunes/)).toContainText('Suporte nível 3 · telefones · faturas')

    await second.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(second.getByText('Outra pessoa salvou antes')).toBeVisible()
    await expect(second.getByRole('definition').filter({ hasText: '3 · Lê todos os chamados' })).toBeVisible()
    await look(second, 'client-users-edit-conflict')
    await second.getByRole('button', { name: 'Manter o que digitei' }).click()
    await expect(second.getByRole('checkbox', { name: 'E-mails' })).toBeChecked()
    await expect(second.getByRole('checkbox', { name: 'Faturas' })).toBeChecked()
    await second.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(userRow(second, /Caio Antunes/)).toContainText('faturas · +1')
    await second.close()
  })

  await test.step('"Logar como": exactly that user’s permissions, while the person is signed in too', async () => {
    await page.reload()
    await page.getByRole('button', { name: 'Logar como Caio Antunes' }).click()
    const strip = await startActing(page, 'Ver o que o Caio vê')
    await expect(strip).toContainText('Como Caio Antunes')
    const menu = page.getByRole('navigation')
    await expect(menu.getByRole('link', { name: 'E-mails' })).toBeVisible()
    await expect(menu.getByRole('link', { name: 'Usuários' })).toHaveCount(0)
    await caio.page.goto(`/c/${mascavo}`)
    await expect(caio.page.getByRole('heading', { name: /Caio/ })).toBeVisible()
    await strip.getByRole('button', { name: 'Sair' }).click()
    await expect(page).toHaveURL(`/staff/clients/${mascavo}/users`)
  })

  await test.step('from the head of the record one chooses among several; users are closed meanwhile, and it says why', async () => {
    await page.getByRole('button', { name: 'Logar como', exact: true }).click()
    await expect(page.getByRole('menuitem').first()).toContainText('Beatriz Lima · Principal')
    await look(page, 'client-users-log-in-as-menu')
    await page.getByRole('menuitem', { name: /Beatriz Lima/ }).click()
    const strip = await startActing(page, 'Ajudar a Beatriz com os usuários')
    await page.getByRole('navigation').getByRole('link', { name: 'Usuários' }).click()
    await expect(page.getByText('Usuários e convites ficam fechados')).toBeVisible()
    await expect(userRow(page, /Davi Lima/)).toBeVisible()
    await expect(page.getByRole('link', { name: /Adicionar usuário|Editar/ })).toHaveCount(0)
    await expect(page.getByRole('button', { name: /Reenviar|Cancelar/ })).toHaveCount(0)
    await look(page, 'client-users-closed-while-acting')
    await page.getByRole('link', { name: 'Ver Davi Lima' }).click()
    await expect(page.getByText('Os acessos ficam fechados')).toBeVisible()
    await expect(page.getByRole('button', { name: /Salvar|Tirar/ })).toHaveCount(0)
    await strip.getByRole('button', { name: 'Sair' }).click()
  })
})

function userRow(page: Page, name: RegExp) {
  return page.getByRole('table', { name: 'Lista de usuários' }).getByRole('row', { name })
}

async function invite(page: Page, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('button', { name: 'Enviar convite' }).click()
}

async function startActing(page: Page, reason: string) {
  const window = page.getByRole('dialog')
  await window.getByLabel('Motivo').fill(reason)
  await window.getByRole('button', { name: 'Logar como' }).click()
  const strip = page.getByRole('region', { name: 'Você está vendo como outra pessoa' })
  await expect(strip).toBeVisible()
  return strip
}
