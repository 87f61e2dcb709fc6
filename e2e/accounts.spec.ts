import type { APIRequestContext, Page } from '@playwright/test'
import { admin, codeIn, expect, look, mailTo, phone, type Site, signIn, test, wide } from './fixtures.ts'
import { addClient, addContact } from './registry.ts'

const password = 'uma frase de teste longa'

test('an accountant of three hundred clients finds one by the keys, and each tab keeps its own', async ({
  site,
  person,
}) => {
  // Three hundred clients are registered first.
  test.slow()
  const api = (await person()).context.request
  await api.post('/api/v1/sessions', { data: admin })
  const carla = { email: 'carla@contabil.example', password }
  const ids = await giveAccounts(api, carla, 300, 'Padaria Pão & Empresa')
  const visitor = await person({ viewport: wide })
  const { page } = visitor

  await test.step('a deep link of one of them is come back to, after signing in and the code', async () => {
    await page.goto(`/c/${ids[41]}/emails?state=failed`)
    await expect(page.getByText('Entre para continuar de onde parou.')).toBeVisible()
    await typeCredentials(page, carla)
    await expect(page.getByText('Pedimos o código só neste primeiro acesso')).toBeVisible()
    await typeCode(site, page, carla.email)
    await expect(page).toHaveURL(new RegExp(`/c/${ids[41]}/emails\\?state=failed`))
    await expect(page.getByRole('heading', { level: 1, name: 'E-mails' })).toBeVisible()
    await page.goBack()
    await expect(page).not.toHaveURL(/sign-in/)
    await page.goto(`/c/${ids[41]}`)
  })

  await test.step('the avatar says where one is, and "Trocar conta" asks for no password', async () => {
    await page.getByRole('button', { name: /Conta de/ }).click()
    const menu = page.getByRole('menu')
    await expect(menu.getByText('Conta atual')).toBeVisible()
    await expect(menu.getByText('Empresa 042')).toBeVisible()
    await look(page, 'accounts-menu')
    await menu.getByRole('menuitem', { name: 'Trocar conta' }).click()
    await expect(page.getByRole('heading', { name: 'Escolha a conta' })).toBeVisible()
    await expect(page.getByRole('listitem').first()).toContainText('Empresa 042')
    await expect(page.getByText('300 contas', { exact: true })).toBeVisible()
    await expect(page.getByRole('listitem')).toHaveCount(50)
    await look(page, 'accounts-many')
    await page.setViewportSize(phone)
    await look(page, 'accounts-many-phone')
    await page.setViewportSize(wide)
  })

  await test.step('typing, arrows and Enter find an account; no letter is waited for', async () => {
    const search = page.getByRole('searchbox', { name: 'Buscar conta' })
    await expect(search).toBeFocused()
    expect(await workOfKey(page, 'empresa 2')).toBeLessThan(50)
    await expect(page.getByText('138 contas', { exact: true })).toBeVisible()
    await look(page, 'accounts-found')
    await page.getByRole('button', { name: 'Mostrar as outras 88' }).click()
    await expect(page.getByRole('listitem')).toHaveCount(138)
    await search.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('link', { name: /Empresa 002/ })).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expect(search).toBeFocused()
    await search.fill('nenhuma destas')
    await expect(page.getByText('Nenhuma conta com “nenhuma destas”.')).toBeVisible()
    await search.fill('pao 123')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/c/${ids[122]}$`))
  })

  await test.step('a mouse that passes over an account has not used it', async () => {
    await page.goto('/accounts')
    const row = page.getByRole('link', { name: /Empresa 007/ })
    await row.hover()
    await page.waitForTimeout(300)
    await page.reload()
    await expect(row).toContainText('Ainda não acessada')
  })

  await test.step('two tabs stay each with their account, over reloads', async () => {
    await page.goto(`/c/${ids[0]}`)
    const second = await visitor.context.newPage()
    await second.goto(`/c/${ids[1]}`)
    await expect(second.getByText('Empresa 002').first()).toBeVisible()
    await page.reload()
    await page.getByRole('navigation').getByRole('link', { name: 'E-mails' }).click()
    await expect(page.getByText('O que foi enviado às pessoas de Padaria Pão & Empresa 001.')).toBeVisible()
    await second.getByRole('navigation').getByRole('link', { name: 'E-mails' }).click()
    await expect(second.getByText('O que foi enviado às pessoas de Padaria Pão & Empresa 002.')).toBeVisible()
    await second.close()
  })
})

test('an address that is not one’s own says so, and offers what there is instead', async ({
  site,
  person,
}) => {
  const staff = await person({ viewport: wide })
  const api = staff.context.request
  await api.post('/api/v1/sessions', { data: admin })
  const davi = { email: 'davi@contabil.example', password }
  const eva = { email: 'eva@contabil.example', password }
  const [own] = await giveAccounts(api, davi, 1, 'Padaria Davi')
  const [other, third] = await giveAccounts(api, eva, 2, 'Ótica Eva')
  const { page } = await person({ viewport: wide })

  await test.step('one account is gone to at once, and there is nothing to change to', async () => {
    await enter(site, page, davi)
    await expect(page).toHaveURL(new RegExp(`/c/${own}$`))
    await page.getByRole('button', { name: /Conta de/ }).click()
    await expect(page.getByRole('menuitem', { name: 'Seu perfil' })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: 'Trocar conta' })).toHaveCount(0)
  })

  await test.step('somebody else’s account: who one is, and the way to one’s own', async () => {
    await page.goto(`/c/${other}/emails`)
    await expect(page.getByRole('heading', { name: 'Esta conta não está entre as suas' })).toBeVisible()
    await expect(page.getByText(`a que ${davi.email} não tem acesso`)).toBeVisible()
    await look(page, 'accounts-not-yours')
    await page.setViewportSize(phone)
    await look(page, 'accounts-not-yours-phone')
    await page.setViewportSize(wide)
    await page.getByRole('link', { name: /^Ir para Padaria/ }).click()
    await expect(page).toHaveURL(new RegExp(`/c/${own}$`))
  })

  await test.step('signing in as the other person leads to the page that was asked for', async () => {
    await page.goto(`/c/${other}/emails`)
    await page.getByRole('button', { name: 'Entrar com outro e-mail' }).click()
    await expect(page.getByRole('heading', { name: 'Acesse sua conta' })).toBeVisible()
    await typeCredentials(page, eva)
    await typeCode(site, page, eva.email)
    await expect(page).toHaveURL(new RegExp(`/c/${other}/emails$`))
    await expect(page.getByRole('heading', { level: 1, name: 'E-mails' })).toBeVisible()
  })

  await test.step('signed out in another tab, and in as somebody else: this one follows', async () => {
    const tab = await page.context().newPage()
    await tab.goto('/sign-in')
    await typeCredentials(tab, davi)
    await expect(tab).toHaveURL(new RegExp(`/c/${own}$`))
    await page.getByRole('navigation').getByRole('link', { name: 'Seu perfil' }).click()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Esta conta não está entre as suas' })).toBeVisible()
    await tab.goto('/sign-in')
    await typeCredentials(tab, eva)
    await expect(tab).toHaveURL(/\/accounts$/)
    await tab.close()
    await page.reload()
    await expect(page.getByRole('heading', { level: 1, name: 'Seu perfil' })).toBeVisible()
  })

  await test.step('the staff area is closed to clients, in words', async () => {
    await page.goto('/staff/clients')
    await expect(page.getByRole('heading', { name: 'Esta página é da equipe' })).toBeVisible()
    await look(page, 'accounts-not-staff')
    await page.getByRole('link', { name: 'Escolher outra conta' }).click()
    await expect(page.getByRole('heading', { name: 'Escolha a conta' })).toBeVisible()
    await look(page, 'accounts-few')
  })

  await test.step('an access taken away while its tab is open is felt at the next step', async () => {
    await page.goto(`/c/${third}`)
    const emails = page.getByRole('navigation').getByRole('link', { name: 'E-mails' })
    await expect(emails).toBeVisible()
    const path = `/api/v1/clients/${third}/memberships`
    const { items } = (await (await api.get(path)).json()) as { items: { id: number }[] }
    expect((await api.delete(`${path}/${items[0]?.id}`)).status()).toBe(204)
    await emails.click()
    await expect(page.getByRole('heading', { name: 'Esta conta não está entre as suas' })).toBeVisible()
  })

  await test.step('staff are led to the record, and choose once they have an account too', async () => {
    await staff.page.goto(`/c/${own}`)
    await staff.page.getByRole('link', { name: 'Abrir na área da equipe' }).click()
    await expect(staff.page).toHaveURL(new RegExp(`/staff/clients/${own}/business$`))
    const [mine] = await giveAccounts(api, { email: admin.email, password: '' }, 1, 'Horizonte')
    await staff.page.goto('/')
    await expect(staff.page.getByRole('listitem')).toHaveCount(2)
    await look(staff.page, 'accounts-staff-too')
    await staff.page.getByRole('link', { name: /Horizonte 001/ }).click()
    await expect(staff.page).toHaveURL(new RegExp(`/c/${mine}$`))
    // Wait for the new address first: the previous page's menu disappears with it.
    await expect(staff.page.getByRole('heading', { name: 'Escolha a conta' })).toHaveCount(0)
    await staff.page.getByRole('button', { name: /Conta de/ }).click()
    await staff.page.getByRole('menuitem', { name: 'Trocar conta' }).click()
    await staff.page.getByRole('link', { name: /Equipe/ }).click()
    await expect(staff.page).toHaveURL(/\/staff\/clients$/)
    await expect(staff.page.getByRole('heading', { level: 1, name: 'Clientes' })).toBeVisible()
    await staff.page.getByRole('button', { name: /Conta de/ }).click()
    await expect(staff.page.getByRole('menu').getByText('Administrador', { exact: true })).toBeVisible()
    await expect(staff.page.getByRole('menuitem', { name: 'Trocar conta' })).toBeVisible()
    await look(staff.page, 'accounts-menu-staff')
  })
})

test('the page of the code says truly when it is asked for again', async ({ site, person }) => {
  const api = (await person()).context.request
  await api.post('/api/v1/sessions', { data: admin })
  for (const [signInCode, text] of [
    ['new_device', 'Pedimos o código no primeiro acesso em cada navegador.'],
    ['always', 'Por segurança, pedimos um código novo a cada acesso.'],
  ] as const) {
    const { version } = (await (await api.get('/api/v1/provider/settings')).json()) as { version: number }
    expect((await api.patch('/api/v1/provider/settings', { data: { signInCode, version } })).status()).toBe(
      200,
    )
    const { page } = await person({ viewport: phone, colorScheme: 'dark' })
    site.smtp.messages.length = 0
    await signIn(page, admin)
    await expect(page.getByText(text)).toBeVisible()
    await look(page, `code-${signInCode}-phone`)
    await typeCode(site, page, admin.email)
    await expect(page).toHaveURL(/\/staff\/clients$/)
  }
})

async function enter(site: Site, page: Page, person: { email: string; password: string }): Promise<void> {
  await signIn(page, person)
  await typeCode(site, page, person.email)
}

async function typeCredentials(page: Page, { email, password: secret }: { email: string; password: string }) {
  await page.getByRole('textbox', { name: 'E-mail', exact: true }).fill(email)
  await page.getByLabel('Senha', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Logar', exact: true }).click()
}

async function typeCode(site: Site, page: Page, email: string): Promise<void> {
  await expect(page.getByLabel('Código')).toBeVisible()
  await page.getByLabel('Código').fill(codeIn(await mailTo(site, email, /código/i)))
  await page.getByRole('button', { name: 'Confirmar' }).click()
}

/** Types letter by letter. Returns the milliseconds of script per letter, which other load on the machine does not change. */
async function workOfKey(page: Page, text: string): Promise<number> {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const worked = async () => {
    const { metrics } = await devTools.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
  const before = await worked()
  await page.keyboard.type(text)
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))')
  const after = await worked()
  await devTools.detach()
  return (after - before) / text.length
}

/** Clients that all have a contact with this e-mail, in the order of their ids. */
async function giveAccounts(
  api: APIRequestContext,
  person: { email: string; password: string },
  count: number,
  name: string,
): Promise<number[]> {
  const ids: number[] = []
  for (let number = 1; number <= count; number += 1) {
    const tradeName = `${name} ${String(number).padStart(3, '0')}`
    const id = await addClient(api, { tradeName, email: person.email })
    ids.push(id)
    // The primary contact, whose access cannot be revoked.
    if (count < 10) await addContact(api, id, { firstName: 'Carla', email: 'dona@contabil.example' })
    const access = {
      permissions: ['emails:view'],
      supportLevel: 2,
      skipWelcomeEmail: true,
      ...(number === 1 && person.password && { password: person.password }),
    }
    await addContact(api, id, { firstName: 'Carla', lastName: 'Nunes', email: person.email, access })
  }
  return ids
}
