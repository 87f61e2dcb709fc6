import { readFile } from 'node:fs/promises'
import type { APIRequestContext, Page } from '@playwright/test'
import {
  admin,
  codeIn,
  expect,
  look,
  lookAtBothSizes,
  mailTo,
  type Site,
  signIn,
  test,
  wide,
} from './fixtures.ts'
import { addClient, addContact } from './registry.ts'

const bia = { email: 'bia@mascavo.example', password: 'a senha de sempre da Bia' }

test('an invoice is written, issued, seen by the client, paid; another is cancelled', async ({
  site,
  person,
}) => {
  const { page, context } = await person({ viewport: wide })
  const api = context.request
  await signIn(page, admin)
  await expect(page).toHaveURL(/\/staff/)
  const clientId = await addClientWithBia(api)

  await test.step('the provider says who it is on documents', async () => {
    await page.goto('/staff/settings/documents')
    await page.getByRole('textbox', { name: 'Razão social' }).fill('Horizonte Serviços Ltda.')
    await page.getByRole('textbox', { name: 'CNPJ' }).fill('11.222.333/0001-80')
    await page.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(page.getByText('CNPJ inválido')).toBeVisible()
    await page.getByRole('textbox', { name: 'CNPJ' }).fill('11.222.333/0001-81')
    await page.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(page.getByText('Alterações salvas').first()).toBeVisible()
    await lookAtBothSizes(page, 'settings-documents')
  })

  await test.step('lines are typed by keyboard, and the total follows', async () => {
    await page.goto(`/staff/clients/${clientId}/invoices`)
    await expect(page.getByText('Nenhuma fatura ainda')).toBeVisible()
    await lookAtBothSizes(page, 'invoices-empty')
    await page.getByRole('link', { name: 'Nova fatura' }).click()
    await page.getByRole('button', { name: 'Salvar rascunho' }).click()
    await expect(page.getByText('Há 2 campos para corrigir.')).toBeVisible()
    const first = page.getByRole('group', { name: 'Item 1' })
    await first.getByRole('textbox', { name: 'Descrição' }).fill('Horas de desenvolvimento')
    await page.keyboard.press('Tab')
    for (const text of ['1,335', '99,99', '3,49', '5,25']) {
      await page.keyboard.insertText(text)
      await page.keyboard.press('Tab')
    }
    await expect(first.getByText('R$ 136,83')).toBeVisible()
    await page.getByRole('button', { name: 'Adicionar item' }).click()
    const second = page.getByRole('group', { name: 'Item 2' })
    await expect(second.getByRole('textbox', { name: 'Descrição' })).toBeFocused()
    await page.keyboard.insertText('Hospedagem')
    await second.getByRole('textbox', { name: 'Valor unitário' }).fill('100')
    await expect(page.getByRole('definition').last()).toHaveText('R$ 236,83')
    await second.getByRole('textbox', { name: 'Desconto' }).fill('101')
    await page.getByRole('button', { name: 'Salvar rascunho' }).click()
    await expect(page.getByText('O desconto não pode passar do valor do item.')).toBeVisible()
    await lookAtBothSizes(page, 'invoice-new')
    await second.getByRole('textbox', { name: 'Desconto' }).fill('')
    await page.getByRole('button', { name: 'Salvar rascunho' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Rascunho' })).toBeVisible()
  })

  await test.step('what another editor saved is told, and then what was saved is issued', async () => {
    const id = Number(page.url().split('/').at(-1))
    await page.getByRole('textbox', { name: 'Observação' }).fill('Obrigado')
    const draft = await (await api.get(`/api/v1/clients/${clientId}/invoices/${id}`)).json()
    const lines = [{ description: 'Hospedagem', quantity: 2, unitPriceCents: 10_000 }]
    const data = { dueOn: draft.dueOn, note: 'Outra', lines, version: draft.version }
    expect((await api.put(`/api/v1/clients/${clientId}/invoices/${id}`, { data })).status()).toBe(200)
    await expect(page.getByRole('button', { name: 'Emitir' })).toBeDisabled()
    await page.getByRole('button', { name: 'Salvar rascunho' }).click()
    await expect(page.getByText('Outra pessoa salvou antes')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Observação' })).toHaveValue('Obrigado')
    await look(page, 'invoice-conflict')
    await page.getByRole('button', { name: 'Manter o que digitei' }).click()
    await page.getByRole('button', { name: 'Salvar rascunho' }).click()
    await expect(page.getByText('Rascunho salvo.').first()).toBeVisible()
    await lookAtBothSizes(page, 'invoice-draft')
    await page.getByRole('button', { name: 'Emitir' }).click()
    await expect(page.getByText('Ela recebe o próximo número')).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: 'Emitir' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Fatura nº 1' })).toBeVisible()
    await lookAtBothSizes(page, 'invoice-issued')
  })

  await test.step('the PDF is a PDF', async () => {
    const { name, content } = await downloadPdf(page)
    expect(name).toBe('Fatura nº 1.pdf')
    expect(content.subarray(0, 5).toString()).toBe('%PDF-')
  })

  const client = await person({ viewport: wide })
  await test.step('the client’s people find what is due first, also while suspended', async () => {
    const other = await addInvoice(api, clientId, '2099-01-01')
    await issue(api, clientId, other)
    await addInvoice(api, clientId, '2099-02-01')
    const reason = 'Fatura em atraso'
    expect((await api.post(`/api/v1/clients/${clientId}/suspension`, { data: { reason } })).ok()).toBe(true)
    await enter(site, client.page)
    await client.page.getByRole('navigation').getByRole('link', { name: 'Faturas' }).click()
    const due = client.page.getByRole('region', { name: 'A pagar' }).getByRole('link')
    await expect(due).toHaveCount(2)
    await expect(due.first()).toContainText('Fatura nº 1')
    await lookAtBothSizes(client.page, 'portal-invoices')
    await due.first().click()
    await expect(client.page.getByRole('heading', { level: 1, name: 'Fatura nº 1' })).toBeVisible()
    await lookAtBothSizes(client.page, 'portal-invoice')
    expect((await downloadPdf(client.page)).name).toBe('Fatura nº 1.pdf')
  })

  await test.step('paid, and the other one cancelled with the reason', async () => {
    await page.getByRole('button', { name: 'Registrar pagamento' }).click()
    await look(page, 'invoice-payment')
    await page.getByRole('dialog').getByRole('button', { name: 'Registrar pagamento' }).click()
    await expect(page.getByText('Paga', { exact: true })).toBeVisible()
    await page.goto('/staff/invoices')
    await page.getByRole('link', { name: 'Fatura nº 2' }).click()
    await page.getByRole('button', { name: 'Cancelar fatura' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancelar fatura' }).click()
    await expect(page.getByText('Preencha este campo.')).toBeVisible()
    await page.getByRole('textbox', { name: 'Motivo' }).fill('Cobrada em duplicidade')
    await page.getByRole('dialog').getByRole('button', { name: 'Cancelar fatura' }).click()
    await expect(page.getByText('Cobrada em duplicidade')).toBeVisible()
    await page.goto('/staff/invoices')
    await lookAtBothSizes(page, 'invoices')
    await page.getByLabel('Situação').selectOption('Pagas')
    await expect(page).toHaveURL(/state=paid/)
    await expect(page.getByRole('row')).toHaveCount(2)
  })

  await test.step('in English and in the dark', async () => {
    const grace = await person({ viewport: wide, colorScheme: 'dark' })
    const own = grace.context.request
    await own.post('/api/v1/sessions', { data: admin })
    const { firstName, lastName, version } = await (await own.get('/api/v1/user')).json()
    const user = { firstName, lastName, locale: 'en', version }
    expect((await own.put('/api/v1/user', { data: user })).ok()).toBe(true)
    await grace.page.goto(`/staff/clients/${clientId}/invoices/new`)
    await expect(grace.page.getByRole('heading', { level: 1, name: 'New invoice' })).toBeVisible()
    await lookAtBothSizes(grace.page, 'invoice-new-dark')
  })
})

/** Signs in for the first time, with the code sent by e-mail. */
async function enter(site: Site, page: Page): Promise<void> {
  await signIn(page, bia)
  await page.getByLabel('Código').fill(codeIn(await mailTo(site, bia.email, /código/i)))
  await page.getByRole('button', { name: 'Confirmar' }).click()
  await expect(page).toHaveURL(/\/c\/\d+/)
}

async function downloadPdf(page: Page): Promise<{ name: string; content: Buffer }> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Baixar PDF' }).click()
  const download = await waiting
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) }
}

async function addClientWithBia(api: APIRequestContext): Promise<number> {
  const id = await addClient(api, {
    tradeName: 'Padaria Mascavo',
    legalName: 'Panificadora Mascavo Ltda.',
    email: 'contato@mascavo.example',
  })
  const access = {
    permissions: ['invoices:view'],
    supportLevel: 0,
    password: bia.password,
    skipWelcomeEmail: true,
  }
  await addContact(api, id, { firstName: 'Bia', lastName: 'Nogueira', email: bia.email, access })
  return id
}

async function addInvoice(api: APIRequestContext, clientId: number, dueOn: string): Promise<number> {
  const lines = [{ description: 'Hospedagem', quantity: 1, unitPriceCents: 9900 }]
  const answer = await api.post(`/api/v1/clients/${clientId}/invoices`, { data: { dueOn, lines } })
  expect(answer.status()).toBe(201)
  return ((await answer.json()) as { id: number }).id
}

async function issue(api: APIRequestContext, clientId: number, id: number): Promise<void> {
  const path = `/api/v1/clients/${clientId}/invoices/${id}/issuance`
  expect((await api.post(path, { data: { version: 0 } })).ok()).toBe(true)
}
