import type { APIRequestContext, Page } from '@playwright/test'
import { admin, expect, linkIn, lookAtBothSizes, mailTo, type Site, test, wide } from './fixtures.ts'
import { addClient, addContact } from './registry.ts'

const ana = { email: 'ana@contabil.example', password: 'a senha de sempre da Ana' }

test('an invitation is accepted in each way, once, by whom it is for', async ({ site, person }) => {
  const api = (await person()).context.request
  await api.post('/api/v1/sessions', { data: admin })
  const bakery = await addClientWithRosa(api, 'Padaria Pão Quente')
  const optics = await addClientWithRosa(api, 'Ótica Bela Vista')
  const visitor = await person({ viewport: wide })
  const { page } = visitor

  await test.step('a new person makes their user; the token leaves in no address and no Referer', async () => {
    const link = await invite(site, api, bakery, { email: ana.email, firstName: 'Ana' })
    const token = link.split('token=')[1] as string
    const leaks: string[] = []
    page.on('request', (request) => {
      if (request.url().replace(/#.*/, '').includes(token)) leaks.push(request.url())
      if (request.headers()['referer']?.includes(token)) leaks.push(`Referer of ${request.url()}`)
    })
    await page.goto('/recover-password')
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'Convite para Padaria Pão Quente' })).toBeVisible()
    await expect(page.getByText('em nome de Padaria Pão Quente')).toBeVisible()
    await expect(page.getByText(ana.email)).toBeVisible()
    await lookAtBothSizes(page, 'invitation-new')
    await page.getByRole('button', { name: 'Criar usuário e aceitar' }).click()
    await expect(page.getByText('Há 2 campos para corrigir.')).toBeVisible()
    await page.getByRole('textbox', { name: 'Sobrenome' }).fill('Contadora')
    await page.getByRole('textbox', { name: 'Crie uma senha' }).fill(ana.password)
    await page.getByRole('button', { name: 'Criar usuário e aceitar' }).dblclick()
    await expect(page).toHaveURL(new RegExp(`/c/${bakery}$`))
    await expect(page.getByText('Agora você tem acesso a Padaria Pão Quente')).toBeVisible()
    await page.getByRole('navigation').getByRole('link', { name: 'Seu perfil' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Seu perfil' })).toBeVisible()
    await page.goBack()
    await expect(page).toHaveURL(new RegExp(`/c/${bakery}$`))
    await page.goBack()
    await expect(page).toHaveURL(/\/recover-password$/)
    expect(leaks).toEqual([])

    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'Este convite já foi aceito' })).toBeVisible()
    await lookAtBothSizes(page, 'invitation-used')
    await page.getByRole('link', { name: 'Ir para a conta' }).click()
    await expect(page).toHaveURL(new RegExp(`/c/${bakery}$`))
  })

  await test.step('signed in as the person invited, one click does it', async () => {
    await page.goto(await invite(site, api, optics, { email: ana.email }))
    await lookAtBothSizes(page, 'invitation-signed-in')
    await page.getByRole('button', { name: 'Aceitar convite' }).dblclick()
    await expect(page).toHaveURL(new RegExp(`/c/${optics}$`))
    await expect(page.getByText('Ótica Bela Vista').first()).toBeVisible()
  })

  await test.step('with somebody else signed in it says whose it is, and lets them change places', async () => {
    const link = await invite(site, api, bakery, { email: 'bia@contabil.example', firstName: 'Bia' })
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'Este convite é para outra pessoa' })).toBeVisible()
    await expect(page.getByText('convidou bia@contabil.example para Padaria Pão Quente')).toBeVisible()
    await expect(page.getByText(`quem entrou foi ${ana.email}`)).toBeVisible()
    await lookAtBothSizes(page, 'invitation-other')
    await page.getByRole('button', { name: 'Sair e abrir o convite' }).click()
    await expect(page.getByRole('button', { name: 'Criar usuário e aceitar' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Nome', exact: true })).toHaveValue('Bia')
  })

  await test.step('signed out, the user there is accepts with the password they have', async () => {
    const studio = await addClientWithRosa(api, 'Estúdio Horizonte Azul')
    await page.goto(await invite(site, api, studio, { email: ana.email }))
    await page.getByLabel('Senha', { exact: true }).fill('não é esta a senha')
    await page.getByRole('button', { name: 'Aceitar e entrar' }).click()
    await expect(page.getByText('Senha incorreta.')).toBeVisible()
    await lookAtBothSizes(page, 'invitation-existing')
    await page.getByLabel('Senha', { exact: true }).fill(ana.password)
    await page.getByRole('button', { name: 'Aceitar e entrar' }).click()
    await expect(page).toHaveURL(new RegExp(`/c/${studio}$`))
  })

  await test.step('an invitation into the staff leads into its area, in the language it was written in', async () => {
    const email = 'grace@horizonte.example'
    const invitation = { email, firstName: 'Grace', role: 'agent', locale: 'en' }
    expect((await api.post('/api/v1/staff-invitations', { data: invitation })).status()).toBe(201)
    const grace = await person({ viewport: wide, colorScheme: 'dark' })
    await grace.page.goto(linkIn(await mailTo(site, email, /invitation/i)))
    await expect(grace.page.getByRole('heading', { name: 'Invitation to the team' })).toBeVisible()
    await expect(grace.page.getByText('Agent')).toBeVisible()
    await lookAtBothSizes(grace.page, 'invitation-staff')
    await grace.page.getByRole('textbox', { name: 'Last name' }).fill('Hopper')
    await grace.page.getByRole('textbox', { name: 'Choose a password' }).fill('a long enough passphrase')
    await grace.page.getByRole('button', { name: 'Create user and accept' }).click()
    await expect(grace.page).toHaveURL(/\/staff\/clients/)
    await expect(grace.page.getByRole('heading', { level: 1, name: 'Clients' })).toBeVisible()
  })

  await test.step('accepted in two windows, the second is told', async () => {
    const link = await invite(site, api, optics, { email: 'hugo@contabil.example', firstName: 'Hugo' })
    const [one, other] = [await person(), await person()]
    for (const { page: window } of [one, other]) {
      await window.goto(link)
      await window.getByRole('textbox', { name: 'Sobrenome' }).fill('Melo')
      await window.getByRole('textbox', { name: 'Crie uma senha' }).fill('uma frase de teste longa')
    }
    await one.page.getByRole('button', { name: 'Criar usuário e aceitar' }).click()
    await expect(one.page).toHaveURL(new RegExp(`/c/${optics}$`))
    await other.page.getByRole('button', { name: 'Criar usuário e aceitar' }).click()
    await expect(other.page.getByRole('heading', { name: 'Este convite já foi aceito' })).toBeVisible()
    await other.page.getByRole('link', { name: 'Entrar' }).click()
    await signInHere(other.page, { email: 'hugo@contabil.example', password: 'uma frase de teste longa' })
    await expect(other.page).toHaveURL(new RegExp(`/c/${optics}$`))
  })
})

test('an invitation that cannot be accepted any more says why, and the next step', async ({
  site,
  person,
}) => {
  const api = (await person()).context.request
  await api.post('/api/v1/sessions', { data: admin })
  const bakery = await addClientWithRosa(api, 'Padaria Pão Quente')
  const { page } = await person({ viewport: wide })
  await page.goto(await invite(site, api, bakery, { email: ana.email, firstName: 'Ana' }))
  await page.getByRole('textbox', { name: 'Sobrenome' }).fill('Contadora')
  await page.getByRole('textbox', { name: 'Crie uma senha' }).fill(ana.password)
  await page.getByRole('button', { name: 'Criar usuário e aceitar' }).click()
  await expect(page).toHaveURL(new RegExp(`/c/${bakery}$`))

  const cancelled = await inviteAs(site, api, bakery, { email: 'caio@contabil.example' })
  await api.delete(`/api/v1/clients/${bakery}/invitations/${cancelled.id}`)
  await expectOver(page, cancelled.link, 'Este convite foi cancelado', 'cancelled')

  const resent = await inviteAs(site, api, bakery, { email: 'davi@contabil.example' })
  await api.post(`/api/v1/clients/${bakery}/invitations/${resent.id}/resends`)
  await expectOver(page, resent.link, 'Há um convite mais novo', 'replaced')

  const given = await inviteAs(site, api, bakery, { email: 'eva@contabil.example' })
  const access = { permissions: [], supportLevel: 0, skipWelcomeEmail: true }
  const eva = {
    firstName: 'Eva',
    lastName: 'Lopes',
    email: 'eva@contabil.example',
    notifications: [],
    access,
  }
  expect((await api.post(`/api/v1/clients/${bakery}/contacts`, { data: eva })).status()).toBe(201)
  await expectOver(page, given.link, 'O acesso já existe', 'has-access')
  await expect(page.getByRole('button', { name: 'Entrar com o outro e-mail' })).toBeVisible()

  await expectOver(page, '/invitation#token=incompleto', 'Convite não encontrado', 'unknown')
  await page.goto('/invitation')
  await expect(page.getByRole('heading', { name: 'Convite não encontrado' })).toBeVisible()

  // A link is valid for days, and the clock of the running program cannot be moved.
  const link = await invite(site, api, bakery, { email: 'fabio@contabil.example' })
  await page.route('**/api/v1/invitations/lookups', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: { ...(await answer.json()), state: 'expired' } })
  })
  await expectOver(page, link, 'O prazo do convite terminou', 'expired')
  await page.unroute('**/api/v1/invitations/lookups')
})

async function expectOver(page: Page, link: string, title: string, name: string): Promise<void> {
  // From another page: a link that differs only after the "#" would not load anything.
  await page.goto('/recover-password')
  await page.goto(link)
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await lookAtBothSizes(page, `invitation-${name}`)
}

async function signInHere(
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail', exact: true }).fill(email)
  await page.getByLabel('Senha', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Logar', exact: true }).click()
}

/** A client with a primary contact; otherwise the first invited person would become it. */
async function addClientWithRosa(api: APIRequestContext, tradeName: string): Promise<number> {
  const id = await addClient(api, { tradeName, email: 'contato@contabil.example' })
  await addContact(api, id, { firstName: 'Rosa', lastName: 'Braga', email: `rosa${id}@contabil.example` })
  return id
}

type Invitee = { email: string; firstName?: string }

async function inviteAs(site: Site, api: APIRequestContext, clientId: number, data: Invitee) {
  const answer = await api.post(`/api/v1/clients/${clientId}/invitations`, { data })
  expect(answer.status()).toBe(201)
  const { id } = (await answer.json()) as { id: number }
  const { tradeName } = (await (await api.get(`/api/v1/clients/${clientId}`)).json()) as { tradeName: string }
  return { id, link: linkIn(await mailTo(site, data.email, new RegExp(tradeName))) }
}

async function invite(site: Site, api: APIRequestContext, clientId: number, data: Invitee): Promise<string> {
  return (await inviteAs(site, api, clientId, data)).link
}
