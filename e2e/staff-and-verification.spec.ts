import type { APIRequestContext, Page } from '@playwright/test'
import { admin, codeIn, expect, linkIn, look, mailTo, type Site, signIn, test } from './fixtures.ts'

const phone = { width: 360, height: 740 }
const wide = { width: 1440, height: 900 }
const password = 'uma frase de teste longa'
const caio = { email: 'caio@horizonte.example', password }
const rosa = { email: 'rosa@estrela.example', password }

test('an administrator looks after the staff', async ({ site, person }) => {
  const { page } = await person({ viewport: wide })
  await signIn(page, admin)
  await expect(page.getByRole('heading', { level: 1, name: 'Clientes' })).toBeVisible()
  const agent = await person({ viewport: wide })

  await test.step('invites a colleague, told what the role may', async () => {
    await page.getByRole('link', { name: 'Configurações' }).click()
    await page.getByRole('link', { name: 'Equipe', exact: true }).click()
    await page.getByRole('button', { name: 'Convidar para a equipe' }).click()
    const window = page.getByRole('dialog')
    await window.getByRole('button', { name: 'Enviar convite' }).click()
    await expect(window.getByText('Preencha este campo.')).toBeVisible()
    await window.getByRole('textbox', { name: 'E-mail' }).fill(caio.email)
    await expect(window.getByText('Atendente: o que pode e o que não pode')).toBeVisible()
    await expect(window.getByRole('listitem').filter({ hasText: 'Verificar quem pede' })).toHaveAttribute(
      'data-allowed',
      'true',
    )
    await expect(
      window.getByRole('listitem').filter({ hasText: 'Mudar as configurações' }),
    ).not.toHaveAttribute('data-allowed')
    await look(page, 'staff-invite')
    await page.setViewportSize(phone)
    await look(page, 'staff-invite-phone')
    await page.setViewportSize(wide)
    await window.getByRole('button', { name: 'Enviar convite' }).click()
    await expect(page.getByRole('row', { name: /caio@horizonte/ })).toContainText('Pendente')
    const first = linkIn(await mailTo(site, caio.email, /equipe/i))

    await page.getByRole('button', { name: `Reenviar o convite a ${caio.email}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Reenviar convite' }).click()
    await expect.poll(async () => linkIn(await mailTo(site, caio.email, /equipe/i))).not.toBe(first)
    await look(page, 'staff-team')
  })

  await test.step('who accepts feels the limits of the role', async () => {
    const token = linkIn(await mailTo(site, caio.email, /equipe/i)).split('token=')[1]
    const accepted = await agent.context.request.post('/api/v1/invitations/acceptances', {
      data: { token, as: 'new_user', firstName: 'Caio', lastName: 'Reis', password },
    })
    expect(accepted.status()).toBe(201)
    await agent.page.goto('/staff')
    await expect(agent.page.getByRole('button', { name: 'Adicionar cliente' }).first()).toBeVisible()
    await expect(agent.page.getByRole('link', { name: 'Configurações' })).toHaveCount(0)
    await agent.page.goto('/staff/settings/team')
    await expect(agent.page.getByText('Sem permissão')).toBeVisible()
    await look(agent.page, 'staff-settings-forbidden')
  })

  await test.step('of two administrators who change one role at once, the second is told', async () => {
    const other = await page.context().newPage()
    for (const one of [page, other]) {
      await one.goto('/staff/settings/team')
      await one.getByRole('button', { name: 'Alterar papel de Caio Reis' }).click()
    }
    await page.getByRole('dialog').getByRole('radio', { name: 'Leitura' }).check()
    await page.getByRole('dialog').getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(page.getByRole('row', { name: /Caio Reis/ }).first()).toContainText('Leitura')
    await other.getByRole('dialog').getByRole('radio', { name: 'Financeiro' }).check()
    await other.getByRole('dialog').getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(other.getByText('Outra pessoa salvou antes')).toBeVisible()
    await look(other, 'staff-role-conflict')
    await other.close()
    await agent.page.goto('/staff/clients')
    await expect(agent.page.getByRole('heading', { level: 1, name: 'Clientes' })).toBeVisible()
    await expect(agent.page.getByRole('button', { name: 'Adicionar cliente' })).toHaveCount(0)
  })

  await test.step('the last administrator is protected', async () => {
    await page.getByRole('button', { name: 'Alterar papel de Administrador Balcão' }).click()
    const window = page.getByRole('dialog')
    await window.getByRole('radio', { name: 'Atendente' }).check()
    await expect(window.getByText('Este é o seu próprio papel')).toBeVisible()
    await window.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(window.getByText('É preciso haver sempre um administrador ativo')).toBeVisible()
    await look(page, 'staff-last-administrator')
    await window.getByRole('button', { name: 'Cancelar' }).click()
    await expect(window).toHaveCount(0)
    await page.getByRole('button', { name: 'Desativar Administrador Balcão' }).click()
    await window.getByRole('button', { name: 'Desativar' }).click()
    await expect(page.getByText('É preciso haver sempre um administrador ativo')).toBeVisible()
  })

  await test.step('who is deactivated is out at once, and comes back when reactivated', async () => {
    await page.getByRole('button', { name: 'Desativar Caio Reis' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Desativar' }).click()
    await expect(page.getByRole('row', { name: /Caio Reis/ }).first()).toContainText('Desativado')
    await agent.page.getByRole('link', { name: 'E-mails enviados' }).click()
    await expect(agent.page).toHaveURL(/\/sign-in/)
    await page.getByRole('button', { name: 'Reativar Caio Reis' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Reativar' }).click()
    await expect(page.getByRole('row', { name: /Caio Reis/ }).first()).toContainText('Ativo')
    await signIn(agent.page, caio)
    await expect(agent.page.getByRole('heading', { level: 1, name: 'Clientes' })).toBeVisible()
  })
})

test('settings are saved part by part, and felt', async ({ site, person }) => {
  const { page, context } = await person({ viewport: wide })
  await signIn(page, admin)
  await expect(page.getByRole('heading', { level: 1, name: 'Clientes' })).toBeVisible()
  await page.goto('/staff/settings')
  await expect(page).toHaveURL(/settings\/brand$/)
  const other = await context.newPage()
  await other.goto('/staff/settings/access')
  await expect(other.getByRole('textbox', { name: 'Validade em dias' })).toHaveValue('7')

  // Another part saved meanwhile is no conflict; the same part is.
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
  expect(await (await context.request.get('/api/v1/settings')).json()).toMatchObject({ name: 'Horizonte' })

  // The new contact's form starts from the defaults; an invitation holds for so long; each sign-in asks for a code.
  const { clientId } = await registerClient(context.request)
  await page.goto(`/staff/clients/${clientId}/contacts/new`)
  await page.getByRole('checkbox', { name: /configurar como uma sub-conta/ }).check()
  await expect(page.getByRole('checkbox', { name: 'E-mails', exact: true })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Faturas' })).not.toBeChecked()
  await page.goto('/staff/settings/team')
  await page.getByRole('button', { name: 'Convidar para a equipe' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'E-mail' }).fill(caio.email)
  await page.getByRole('dialog').getByRole('button', { name: 'Enviar convite' }).click()
  expect((await mailTo(site, caio.email, /equipe/i)).text).toContain('vale por 3 dias')
  const again = await person()
  await signIn(again.page, admin)
  await expect(again.page).toHaveURL(/\/sign-in\/code/)
  const code = codeIn(await mailTo(site, admin.email, /código/i))
  expect(code).toMatch(/^\d{6}$/)
})

test('staff verify who asks for support, with the PIN of the client', async ({ site, person }) => {
  const staff = await person({ viewport: wide })
  const api = staff.context.request
  await api.post('/api/v1/sessions', { data: admin })
  const { clientId, joao } = await registerClient(api)
  const owner = await person({ viewport: wide })
  await enterAsRosa(site, owner.page)

  const pin = await test.step('the client’s people make their PIN and see who is authorised', async () => {
    const { page } = owner
    await page.goto(`/c/${clientId}/contacts`)
    await expect(page.getByRole('row', { name: /João Alves/ })).toContainText(
      'Autorizado a solicitar suporte',
    )
    await page.getByRole('button', { name: 'Criar PIN' }).click()
    const digits = page.getByRole('region', { name: 'PIN de suporte' }).getByText(/^\d{3} \d{3}$/)
    await expect(digits).toBeVisible()
    await look(page, 'support-pin')
    const first = await digits.innerText()
    await page.getByRole('button', { name: 'Trocar PIN' }).click()
    await expect(page.getByText('O PIN atual deixa de valer na hora')).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: 'Trocar PIN' }).click()
    await expect(digits).not.toHaveText(first)
    await page.reload()
    await expect(digits).toHaveCount(0)
    await page.getByRole('button', { name: 'Mostrar PIN' }).click()
    await expect(digits).toBeVisible()
    await page.setViewportSize(phone)
    await look(page, 'support-pin-phone')
    await page.goto(`/c/${clientId}/contacts/${joao}`)
    await expect(page.getByText('Autorizado a solicitar suporte')).toBeVisible()
    await page.goto(`/c/${clientId}`)
    await expect(page.getByRole('button', { name: 'Mostrar PIN' })).toBeVisible()
    await look(page, 'support-pin-home-phone')
    await page.setViewportSize(wide)
    await look(page, 'support-pin-home')
    await page.getByRole('button', { name: 'Mostrar PIN' }).click()
    return await digits.innerText()
  })

  const { page } = staff
  const panel = page.getByRole('dialog')

  await test.step('a wrong PIN is told at its field, the right one confirms', async () => {
    await page.goto(`/staff/clients/${clientId}/contacts`)
    await page.getByRole('button', { name: 'Verificar contato João Alves' }).click()
    await expect(panel.getByText('joao@estrela.example')).toBeVisible()
    await look(page, 'verify-contact')
    await panel.getByRole('button', { name: 'Confirmar identidade' }).click()
    await expect(panel.getByText('Marque pelo menos uma coisa')).toBeVisible()
    await panel.getByRole('checkbox', { name: 'Nome' }).check()
    await panel.getByRole('checkbox', { name: 'PIN de suporte' }).check()
    await panel.getByRole('textbox', { name: 'PIN que a pessoa disse' }).fill(wrong(pin))
    await panel.getByRole('button', { name: 'Confirmar identidade' }).click()
    await expect(panel.getByText('O PIN não confere.')).toBeVisible()
    await look(page, 'verify-wrong-pin')
    await panel.getByRole('textbox', { name: 'PIN que a pessoa disse' }).fill(pin)
    await panel.getByRole('textbox', { name: 'Observação' }).fill('Ligou pelo número da loja')
    await panel.getByRole('button', { name: 'Confirmar identidade' }).click()
    await expect(panel.getByText(/^Verificado .* por Administrador Balcão$/)).toBeVisible()
    await expect(panel.getByText('“Ligou pelo número da loja”')).toBeVisible()
    await page.setViewportSize(phone)
    await look(page, 'verify-confirmed-phone')
    await page.setViewportSize(wide)
    await panel.getByRole('button', { name: 'Fechar' }).click()
    await expect(panel).toHaveCount(0)
    await expect(page.getByRole('row', { name: /João Alves/ })).toContainText(/Verificado (agora|há)/)
    await look(page, 'verify-list')
  })

  await test.step('who is not confirmed is marked too, on the contact’s page as well', async () => {
    await page.goto(`/staff/clients/${clientId}/contacts/${joao}`)
    await expect(page.getByText(/^Verificado .* por Administrador Balcão$/)).toBeVisible()
    await page.getByRole('button', { name: 'Verificar contato João Alves' }).click()
    await panel.getByRole('button', { name: 'Não foi possível confirmar' }).click()
    await expect(panel.getByText(/^Não confirmado .* por Administrador Balcão$/)).toBeVisible()
    await expect(panel.getByRole('listitem')).toHaveCount(2)
    await panel.getByRole('button', { name: 'Fechar' }).click()
    await expect(panel).toHaveCount(0)
    await expect(page.getByText(/^Não confirmado .* por Administrador Balcão$/)).toBeVisible()
    await look(page, 'verify-contact-page')
  })

  await test.step('a PIN cannot be found by trying, and the panel says how long to wait', async () => {
    const url = `/api/v1/clients/${clientId}/contacts/${joao}/verifications`
    for (let turn = 0; turn < 5; turn += 1) {
      await api.post(url, { data: { checked: ['pin'], outcome: 'confirmed', pin: wrong(pin) } })
    }
    await page.getByRole('button', { name: 'Verificar contato João Alves' }).click()
    await panel.getByRole('checkbox', { name: 'PIN de suporte' }).check()
    await panel.getByRole('textbox', { name: 'PIN que a pessoa disse' }).fill(pin)
    await panel.getByRole('button', { name: 'Confirmar identidade' }).click()
    await expect(panel.getByText(/Foram PINs errados demais .* Aguarde \d+ min/)).toBeVisible()
    await look(page, 'verify-too-many')
  })

  await test.step('who acts as one of the client’s people does not see the PIN', async () => {
    await page.goto(`/staff/clients/${clientId}/contacts`)
    await page.getByRole('link', { name: 'Rosa Braga' }).click()
    await page.getByRole('button', { name: 'Logar como Rosa Braga' }).click()
    await page.getByRole('dialog').getByLabel('Motivo').fill('Ver os contatos com a Rosa')
    await page.getByRole('dialog').getByRole('button', { name: 'Logar como' }).click()
    await page.getByRole('navigation').getByRole('link', { name: 'Contatos' }).click()
    await expect(page.getByText('O PIN fica fechado enquanto você acessa')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Mostrar PIN' })).toHaveCount(0)
  })
})

/** Another PIN than this one. */
function wrong(pin: string): string {
  return pin.replaceAll(' ', '').replace(/\d$/, (last) => String((Number(last) + 1) % 10))
}

async function registerClient(api: APIRequestContext): Promise<{ clientId: number; joao: number }> {
  const client = {
    tradeName: 'Padaria Estrela',
    legalName: 'Padaria Estrela Ltda.',
    email: 'ola@estrela.example',
  }
  const { id: clientId } = (await (await api.post('/api/v1/clients', { data: client })).json()) as {
    id: number
  }
  const access = { permissions: [], supportLevel: 0, sendSetPasswordEmail: true, skipWelcomeEmail: true }
  const add = async (contact: object) => {
    const data = { notifications: [], ...contact }
    const answer = await api.post(`/api/v1/clients/${clientId}/contacts`, { data })
    return ((await answer.json()) as { id: number }).id
  }
  await add({ firstName: 'Rosa', lastName: 'Braga', email: rosa.email, access })
  const joao = await add({
    firstName: 'João',
    lastName: 'Alves',
    email: 'joao@estrela.example',
    phone: '1133224455',
  })
  return { clientId, joao }
}

async function enterAsRosa(site: Site, page: Page): Promise<void> {
  await page.goto(linkIn(await mailTo(site, rosa.email, /senha/i)))
  await page.getByRole('textbox', { name: 'Nova senha' }).fill(rosa.password)
  await page.getByRole('textbox', { name: 'Repita a senha' }).fill(rosa.password)
  await page.getByRole('button', { name: 'Salvar senha e entrar' }).click()
  await expect(page).toHaveURL(/\/c\/\d+/)
}
