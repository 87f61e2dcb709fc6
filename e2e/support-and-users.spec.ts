import type { APIRequestContext, Page } from '@playwright/test'
import {
  admin,
  choosePassword,
  expect,
  linkIn,
  look,
  mailTo,
  type Person,
  type Site,
  signIn,
  test,
  wide,
} from './fixtures.ts'
import { addClient, addContact, byLink } from './registry.ts'

const password = 'uma frase de teste longa'
const video = 'https://video.horizonte.example/demonstracao'
const rosa = { firstName: 'Rosa', lastName: 'Braga', email: 'rosa@aurora.example', password }
const ana = {
  firstName: 'Ana',
  lastName: 'Lobo',
  email: 'ana@contabil.example',
  password: 'a senha de sempre da Ana',
}
const pedro = { firstName: 'Pedro', lastName: 'Alves', email: 'pedro@freela.example' }

test('a client’s contact asks for support, and its users enter with their own limits', async ({
  site,
  person,
}) => {
  const staff = await person({ viewport: wide })
  const api = staff.context.request
  await api.post('/api/v1/sessions', { data: admin })
  await chooseVideo(api)
  const aurora = await addClientWithOwner(api, 'Loja Aurora', rosa)
  const owner = await person({ viewport: wide })

  await test.step('after being registered, the client receives the demonstration video by itself', async () => {
    const welcome = await mailTo(site, rosa.email, /boas-vindas/i)
    expect(welcome.text).toContain(video)
    await choosePassword(site, owner.page, rosa)
    await expect(owner.page).toHaveURL(new RegExp(`/c/${aurora}$`))
  })

  await test.step('a contact: somebody authorised to ask for support, who has no access', async () => {
    const { page } = owner
    await page.getByRole('navigation').getByRole('link', { name: 'Contatos' }).click()
    await page.getByRole('link', { name: '+ Novo contato' }).first().click()
    await page.getByRole('textbox', { name: 'Nome', exact: true }).fill(pedro.firstName)
    await page.getByRole('textbox', { name: 'Sobrenome' }).fill(pedro.lastName)
    await page.getByRole('textbox', { name: /^Cargo/ }).fill('Programador')
    await page.getByRole('textbox', { name: 'E-mail', exact: true }).fill(pedro.email)
    await expect(
      page.getByText('Sem acesso, a pessoa só recebe os e-mails escolhidos e pode pedir suporte.'),
    ).toBeVisible()
    await look(page, 'support-contact')
    await page.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(page.getByRole('row', { name: /Pedro Alves/ })).toContainText('Sem acesso')
    await look(page, 'support-contacts')
    const recovery = await page.request.post('/api/v1/password-recoveries', { data: { email: pedro.email } })
    expect(recovery.ok()).toBe(true)
    expect(messagesTo(site, pedro.email)).toEqual([])
  })

  await test.step('whose data are verified before they are served, on record', async () => {
    await verifyPedro(staff, aurora)
  })

  const anas = await person({ viewport: wide })
  await test.step('a user: who has an account already uses the credentials they have', async () => {
    const accountants = await addClientWithOwner(api, 'Contábil Modelo', ana)
    await choosePassword(site, anas.page, ana)
    await anas.page.goto(`/c/${accountants}`)
    const { page } = await person({ viewport: wide })
    await inviteUser(owner.page, aurora, ana.email, ['E-mails', 'Contatos'])
    await look(owner.page, 'support-invited')
    const link = linkIn(await mailTo(site, ana.email, /Loja Aurora/))
    await page.goto(link)
    await expect(page.getByText('Rosa Braga convidou você')).toBeVisible()
    await page.getByLabel('Senha', { exact: true }).fill(ana.password)
    await look(page, 'support-accept')
    await page.getByRole('button', { name: 'Aceitar e entrar' }).click()
    await expect(page).toHaveURL(new RegExp(`/c/${aurora}$`))
    expect((await mailTo(site, ana.email, /boas-vindas/i)).text).toContain(video)

    await anas.page.reload()
    await anas.page.getByRole('button', { name: /Conta de/ }).click()
    await anas.page.getByRole('menuitem', { name: 'Trocar conta' }).click()
    await anas.page.getByRole('link', { name: /Loja Aurora/ }).click()
    await expect(anas.page).toHaveURL(new RegExp(`/c/${aurora}$`))
    const tab = await anas.context.newPage()
    await tab.goto(`/c/${accountants}`)
    await expect(tab.getByText('Contábil Modelo').first()).toBeVisible()
    await anas.page.reload()
    await expect(anas.page.getByText('Loja Aurora').first()).toBeVisible()
    await tab.close()
  })

  await test.step('who has none creates one, and signs in with it from then on', async () => {
    const bruno = { email: 'bruno@aurora.example', password }
    await inviteUser(owner.page, aurora, bruno.email, ['E-mails'])
    const { page } = await person({ viewport: wide })
    await page.goto(linkIn(await mailTo(site, bruno.email, /Loja Aurora/)))
    await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Bruno')
    await page.getByRole('textbox', { name: 'Sobrenome' }).fill('Dias')
    await page.getByRole('textbox', { name: 'Crie uma senha' }).fill(password)
    await page.getByRole('button', { name: 'Criar usuário e aceitar' }).click()
    await expect(page).toHaveURL(new RegExp(`/c/${aurora}$`))
    await expect(page.getByRole('navigation').getByRole('link', { name: 'Contatos' })).toHaveCount(0)
    expect((await mailTo(site, bruno.email, /boas-vindas/i)).text).toContain(video)
    const later = await person()
    await signIn(later.page, bruno)
    await expect(later.page).toHaveURL(new RegExp(`/c/${aurora}$`))
  })

  await test.step('the owner adjusts and limits each user’s access, which is felt at the next request', async () => {
    const menu = anas.page.getByRole('navigation')
    await expect(menu.getByRole('link', { name: 'Contatos' })).toBeVisible()
    await owner.page.goto(`/c/${aurora}/users`)
    await owner.page.getByRole('link', { name: 'Editar Ana Lobo' }).click()
    await owner.page.getByRole('checkbox', { name: 'Contatos' }).uncheck()
    await owner.page.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(owner.page.getByRole('heading', { level: 1, name: 'Usuários' })).toBeVisible()
    const header = { 'balcao-account': String(aurora) }
    expect((await anas.page.request.get('/api/v1/portal/contacts', { headers: header })).status()).toBe(403)
    await menu.getByRole('link', { name: 'Contatos' }).click()
    await expect(menu.getByRole('link', { name: 'Contatos' })).toHaveCount(0)
    await look(anas.page, 'support-limited')
  })
})

async function chooseVideo(api: APIRequestContext): Promise<void> {
  const { version } = (await (await api.get('/api/v1/provider/settings')).json()) as { version: number }
  const answer = await api.patch('/api/v1/provider/settings', { data: { welcomeVideoUrl: video, version } })
  expect(answer.status()).toBe(200)
}

/** A client with its primary contact, who is welcomed and chooses a password by a link. */
async function addClientWithOwner(
  api: APIRequestContext,
  tradeName: string,
  owner: typeof rosa,
): Promise<number> {
  const { firstName, lastName, email } = owner
  const id = await addClient(api, { tradeName, email })
  const access = { ...byLink, skipWelcomeEmail: false }
  await addContact(api, id, { firstName, lastName, email, access })
  return id
}

async function inviteUser(page: Page, clientId: number, email: string, permissions: string[]): Promise<void> {
  await page.goto(`/c/${clientId}/users`)
  await page.getByRole('link', { name: '+ Adicionar usuário' }).click()
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  for (const permission of permissions) await page.getByRole('checkbox', { name: permission }).check()
  await page.getByRole('button', { name: 'Enviar convite' }).click()
  await expect(page.getByRole('row', { name: new RegExp(email.replace('.', '\\.')) })).toContainText(
    'Pendente',
  )
}

/** Staff compare what the person says with what is on record. */
async function verifyPedro({ page }: Person, clientId: number): Promise<void> {
  await page.goto(`/staff/clients/${clientId}/contacts`)
  await expect(page.getByRole('row', { name: /Pedro Alves/ })).toContainText('Autorizado a solicitar suporte')
  await page.getByRole('button', { name: 'Verificar contato Pedro Alves' }).click()
  const panel = page.getByRole('dialog')
  await expect(panel.getByText(pedro.email)).toBeVisible()
  await panel.getByRole('checkbox', { name: 'Nome' }).check()
  await panel.getByRole('checkbox', { name: 'E-mail' }).check()
  await panel.getByRole('button', { name: 'Confirmar identidade' }).click()
  await expect(panel.getByText(/^Verificado .* por Administrador Balcão$/)).toBeVisible()
  await look(page, 'support-verified')
}

function messagesTo(site: Site, email: string) {
  return site.smtp.messages.filter((message) => message.envelope.to.includes(email))
}
