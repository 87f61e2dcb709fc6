import type { APIRequestContext, Page } from '@playwright/test'
import {
  admin,
  choosePassword,
  expect,
  look,
  mailTo,
  phone,
  type Site,
  signIn,
  test,
  wide,
} from './fixtures.ts'
import { addClient, addContact, byLink } from './registry.ts'

const names = ['Ana', 'Bia', 'Caio', 'Davi', 'Eva']
const addressOf = (name: string) => `${name.toLowerCase()}@mascavo.example`
const password = 'uma frase de teste longa'

/** Five people who may see invoices, of whom Bia alone gets the e-mails about them. */
async function addClientWithFive(api: APIRequestContext): Promise<{ clientId: number; contacts: number[] }> {
  const clientId = await addClient(api, { tradeName: 'Mascavo', email: 'ola@mascavo.example' })
  const contacts: number[] = []
  for (const name of names) {
    const { id } = await addContact(api, clientId, {
      firstName: name,
      email: addressOf(name),
      notifications: name === 'Bia' ? ['general', 'invoices'] : ['general'],
      access: { ...byLink, permissions: ['invoices:view'], sendSetPasswordEmail: name === 'Bia' },
    })
    contacts.push(id)
  }
  return { clientId, contacts }
}

async function addInvoice(api: APIRequestContext, clientId: number): Promise<number> {
  const path = `/api/v1/clients/${clientId}/invoices`
  const dueOn = new Date(Date.now() + 864e6).toISOString().slice(0, 10)
  const lines = [{ description: 'Hospedagem', quantity: 1, unitPriceCents: 10_000 }]
  const { id } = (await (await api.post(path, { data: { dueOn, lines } })).json()) as { id: number }
  expect((await api.post(`${path}/${id}/issuance`, { data: { version: 0 } })).ok()).toBe(true)
  return id
}

async function openWindow(page: Page) {
  await page.getByRole('button', { name: 'Enviar por e-mail' }).click()
  const window = page.getByRole('dialog', { name: /^Enviar .* por e-mail$/ })
  await expect(window.getByRole('textbox', { name: 'Assunto' })).toHaveValue(/Fatura nº/)
  return window
}

function invoicesMailed(site: Site): (string | undefined)[] {
  return site.smtp.messages
    .filter(({ subject }) => subject?.startsWith('Fatura nº'))
    .map(({ envelope }) => envelope.to[0])
}

test('of five who may see invoices one gets the e-mails about them, and staff see why', async ({
  site,
  person,
}) => {
  const { page, context } = await person({ viewport: wide })
  await signIn(page, admin)
  await expect(page).toHaveURL(/\/staff/)
  const { clientId, contacts } = await addClientWithFive(context.request)
  const invoiceId = await addInvoice(context.request, clientId)

  await test.step('"Quem recebe?" shows it, with the reason of everybody else', async () => {
    await page.goto(`/staff/clients/${clientId}/recipients`)
    const row = page.getByRole('row', { name: /E-mails de cobrança/ })
    await expect(row.getByText('Recebe', { exact: true })).toHaveCount(1)
    await expect(row.getByText('não tem esta categoria marcada')).toHaveCount(4)
    await look(page, 'recipients')
    await page.setViewportSize(phone)
    await look(page, 'recipients-phone')
    await page.setViewportSize(wide)
  })

  await test.step('the window has that one contact ticked, and only they get the e-mail', async () => {
    await page.goto(`/staff/clients/${clientId}/invoices/${invoiceId}`)
    const window = await openWindow(page)
    await expect(window.getByRole('checkbox', { name: 'Bia Lima' })).toBeChecked()
    await expect(window.getByRole('checkbox', { checked: true })).toHaveCount(1)
    await expect(window.getByText('ana@mascavo.example · não tem esta categoria marcada')).toBeVisible()
    await look(page, 'send-window')
    await page.setViewportSize(phone)
    await look(page, 'send-window-phone')
    await page.setViewportSize(wide)
    await window.getByRole('button', { name: 'Enviar', exact: true }).click()
    await expect(page.getByText('Na fila para 1 endereço.')).toBeVisible()
    const message = await mailTo(site, addressOf('Bia'), /Fatura nº/)
    expect(message.attachments[0]?.contentType).toBe('application/pdf')
    expect(invoicesMailed(site)).toEqual([addressOf('Bia')])
    await expect(page.getByText(/Enviada .* para bia@mascavo.example/)).toBeVisible()
  })

  await test.step('the person switches it off in "Seu perfil"; what carries the password stays on', async () => {
    const bia = await person({ viewport: phone })
    await choosePassword(site, bia.page, { email: addressOf('Bia'), password })
    await bia.page.goto(`/c/${clientId}/profile`)
    const section = bia.page.getByRole('region', { name: 'Preferências de e-mail' })
    await expect(section.getByRole('checkbox', { name: 'E-mails gerais' })).toBeDisabled()
    await expect(section.getByText('Fica sempre ligado para quem tem acesso', { exact: false })).toBeVisible()
    await section.getByRole('checkbox', { name: 'E-mails de cobrança' }).uncheck()
    await section.getByRole('checkbox', { name: 'Anúncios' }).uncheck()
    await look(bia.page, 'own-preferences')
    await section.getByRole('button', { name: 'Salvar preferências' }).click()
    await expect(bia.page.getByText('Preferências salvas.')).toBeVisible()
    await bia.close()
  })

  await test.step('then nobody receives it: the record and the window warn', async () => {
    await page.goto(`/staff/clients/${clientId}/business`)
    const warning = page.getByText('Há e-mails que ninguém deste cliente recebe')
    await expect(warning).toBeVisible()
    await expect(page.getByText(/Categorias sem destinatário: .*E-mails de cobrança/)).toBeVisible()
    await page.getByRole('link', { name: 'Ver quem recebe' }).click()
    await expect(
      page.getByRole('row', { name: /E-mails de cobrança/ }).getByText('Ninguém recebe'),
    ).toBeVisible()
    await page.goto(`/staff/clients/${clientId}/invoices/${invoiceId}`)
    const window = await openWindow(page)
    await expect(window.getByText('Nenhum contato recebe E-mails de cobrança')).toBeVisible()
    await window.getByRole('button', { name: 'Enviar', exact: true }).click()
    await expect(window.getByText('Escolha quem vai receber.').first()).toBeVisible()
  })

  await test.step('whoever is picked gets it, whatever they chose', async () => {
    const window = page.getByRole('dialog', { name: /^Enviar .* por e-mail$/ })
    await window.getByRole('checkbox', { name: 'Ana Lima' }).check()
    await window.getByRole('checkbox', { name: 'Bia Lima' }).check()
    await window.getByRole('textbox', { name: 'Cópia para' }).fill('contador@exemplo')
    await window.getByRole('button', { name: 'Enviar', exact: true }).click()
    await expect(window.getByText('E-mail inválido', { exact: false }).first()).toBeVisible()
    await window.getByRole('textbox', { name: 'Cópia para' }).fill('contador@contas.example')
    await window.getByRole('button', { name: 'Enviar', exact: true }).click()
    await expect(page.getByText('Na fila para 3 endereços.')).toBeVisible()
    await mailTo(site, 'contador@contas.example', /Fatura nº/)
    await expect
      .poll(() => invoicesMailed(site).toSorted())
      .toEqual([addressOf('Ana'), addressOf('Bia'), addressOf('Bia'), 'contador@contas.example'])
    await page.goto(`/staff/clients/${clientId}/emails`)
    await page
      .getByRole('button', { name: /Ver .*Fatura/ })
      .first()
      .click()
    await expect(page.getByText('Escolhido por quem enviou', { exact: false })).toBeVisible()
    await look(page, 'email-with-attachment')
  })

  await test.step('the only contact mutes: what the program sends by itself is on record as reaching nobody', async () => {
    expect(contacts).toHaveLength(5)
    const plan = { name: 'Essencial', priceCents: 4990, cycleMonths: 1, includedSessions: 10 }
    const { id: planId } = (await (await context.request.post('/api/v1/plans', { data: plan })).json()) as {
      id: number
    }
    // In the provider's time zone, where the day ends three hours after UTC's.
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Sao_Paulo' }).format(new Date())
    const order = await context.request.post(`/api/v1/clients/${clientId}/subscriptions`, {
      data: { planId, startedOn: today, dueOn: today },
    })
    expect(order.status(), await order.text()).toBe(201)
    await page.goto(`/staff/clients/${clientId}/emails`)
    const row = page.getByRole('row', { name: /Essencial/ }).first()
    await expect(row).toContainText('Ninguém')
    await expect(row).toContainText('nenhum contato recebe esta categoria')
  })
})
