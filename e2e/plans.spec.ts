import type { APIRequestContext, Page } from '@playwright/test'
import { admin, choosePassword, expect, look, mailTo, signIn, test } from './fixtures.ts'
import { addClient, addContact, byLink } from './registry.ts'

const person = { email: 'helena@pontoarq.example', password: 'uma frase de teste longa' }

/** A client whose one contact may see, order and cancel, and gets the e-mails about it. */
async function addClientWithHelena(api: APIRequestContext): Promise<number> {
  const id = await addClient(api, { tradeName: 'Ponto Arq', email: 'ola@pontoarq.example' })
  await addContact(api, id, {
    firstName: 'Helena',
    lastName: 'Vaz',
    email: person.email,
    notifications: ['services'],
    access: { ...byLink, permissions: ['services:view', 'services:order', 'services:cancel'] },
  })
  return id
}

async function addPlan(page: Page, plan: { name: string; price: string; sessions: string; cycle?: string }) {
  await page
    .getByRole('button', { name: /Adicionar plano/ })
    .first()
    .click()
  const form = page.getByRole('dialog', { name: 'Adicionar plano' })
  await form.getByRole('textbox', { name: 'Nome do plano' }).fill(plan.name)
  await form.getByRole('textbox', { name: 'Preço' }).fill(plan.price)
  await form.getByRole('textbox', { name: 'Sessões incluídas' }).fill(plan.sessions)
  if (plan.cycle) await form.getByRole('combobox', { name: 'Ciclo de pagamento' }).selectOption(plan.cycle)
  await form.getByRole('button', { name: 'Adicionar plano' }).click()
  await expect(form).toHaveCount(0)
}

test('a client’s plan is seen, added, changed and cancelled', async ({ site, person: open }) => {
  const { page, context } = await open()
  await signIn(page, admin)
  await page.waitForURL(/\/staff/)
  const clientId = await addClientWithHelena(context.request)

  await page.getByRole('navigation').getByRole('link', { name: 'Planos' }).click()
  await expect(page.getByText('Nenhum plano ainda')).toBeVisible()
  await addPlan(page, { name: 'Essencial', price: '49,90', sessions: '100' })
  await addPlan(page, { name: 'Profissional', price: '1.129,90', sessions: '500' })
  await addPlan(page, { name: 'Anual', price: '500', sessions: '1200', cycle: 'Anual' })
  await expect(page.getByRole('row', { name: /Profissional/ })).toContainText('R$ 1.129,90')
  await look(page, 'plans-catalogue')
  await page.getByRole('button', { name: 'Editar o plano Profissional' }).click()
  const edit = page.getByRole('dialog', { name: 'Editar plano' })
  await edit.getByRole('textbox', { name: 'Preço' }).fill('129,90')
  await look(page, 'plans-edit')
  await edit.getByRole('button', { name: 'Salvar plano' }).click()
  await expect(page.getByRole('row', { name: /Profissional/ })).toContainText('R$ 129,90')

  await page.goto(`/staff/clients/${clientId}/plan`)
  await expect(page.getByText('Este cliente não tem um plano ativo')).toBeVisible()
  await look(page, 'plan-none')
  await page.getByRole('button', { name: 'Adicionar plano' }).click()
  const add = page.getByRole('dialog', { name: 'Adicionar plano' })
  await add.getByRole('button', { name: 'Adicionar plano' }).click()
  await expect(add.getByText('Preencha este campo.')).toBeVisible()
  await add
    .getByRole('combobox', { name: 'Plano' })
    .selectOption({ label: 'Essencial · R$ 49,90 por mês, 100 sessões' })
  await look(page, 'plan-add')
  await add.getByRole('button', { name: 'Adicionar plano' }).click()
  await expect(page.getByRole('heading', { name: 'Essencial' })).toBeVisible()
  await mailTo(site, person.email, /Plano Essencial contratado/)

  await page.getByRole('button', { name: 'Registrar pagamento' }).click()
  const pay = page.getByRole('dialog', { name: 'Registrar pagamento' })
  await expect(pay.getByRole('textbox', { name: 'Valor' })).toHaveValue('49,90')
  await look(page, 'plan-payment')
  await pay.getByRole('button', { name: 'Registrar pagamento' }).click()
  await expect(page.getByRole('table', { name: /Pagamentos do plano/ }).getByText('Pix')).toBeVisible()
  await mailTo(site, person.email, /Pagamento recebido/)

  await page.getByRole('button', { name: 'Sessões extras' }).click()
  const extra = page.getByRole('dialog', { name: 'Sessões extras' })
  await extra.getByRole('textbox', { name: 'Quantas sessões' }).fill('20')
  await extra.getByRole('textbox', { name: 'Motivo' }).fill('Campanha de fim de ano')
  await extra.getByRole('button', { name: 'Salvar sessões extras' }).click()
  await expect(page.getByRole('meter', { name: '0 de 120 sessões usadas' })).toBeVisible()
  const usage = { sessions: 45, idempotencyKey: 'lote-1', note: 'Atendimentos' }
  for (let told = 0; told < 2; told += 1)
    expect((await context.request.post(`/api/v1/clients/${clientId}/usage`, { data: usage })).status()).toBe(
      201,
    )
  await page.reload()
  await expect(page.getByRole('meter', { name: '45 de 120 sessões usadas' })).toBeVisible()
  await look(page, 'plan-record')

  await page.getByRole('button', { name: 'Alterar plano' }).click()
  const change = page.getByRole('dialog', { name: 'Alterar plano' })
  await change
    .getByRole('combobox', { name: 'Novo plano' })
    .selectOption({ label: 'Profissional · R$ 129,90 por mês, 500 sessões' })
  await expect(change.getByText('Upgrade')).toBeVisible()
  await expect(change.getByRole('row', { name: /Sessões restantes/ })).toContainText('475')
  await look(page, 'plan-change')
  await change.getByRole('button', { name: 'Confirmar troca' }).click()
  await expect(page.getByRole('heading', { name: 'Profissional' })).toBeVisible()
  await mailTo(site, person.email, /Upgrade para o plano Profissional/)

  const helena = await open()
  await choosePassword(site, helena.page, person)
  await helena.page.getByRole('navigation').getByRole('link', { name: 'Serviços' }).click()
  await expect(helena.page.getByRole('heading', { name: 'Profissional', exact: true })).toBeVisible()
  await expect(helena.page.getByRole('meter', { name: '45 de 520 sessões usadas' })).toBeVisible()
  await look(helena.page, 'services')
  await helena.page.getByRole('button', { name: 'Mudar para este: Essencial' }).click()
  const choose = helena.page.getByRole('dialog', { name: 'Alterar plano' })
  await expect(choose.getByText('Downgrade', { exact: true })).toBeVisible()
  await expect(choose.getByRole('radio', { name: 'Agora' })).toBeDisabled()
  await look(helena.page, 'services-change')
  await choose.getByRole('button', { name: 'Confirmar troca' }).click()
  await expect(helena.page.getByText(/Muda para o plano Essencial em/)).toBeVisible()
  await mailTo(site, person.email, /Downgrade para o plano Essencial/)
  await helena.page.getByRole('button', { name: 'Desfazer troca' }).click()
  await expect(helena.page.getByText(/Muda para o plano/)).toHaveCount(0)

  await helena.page.getByRole('button', { name: 'Cancelar plano' }).click()
  const cancel = helena.page.getByRole('dialog', { name: /Cancelar o plano/ })
  await cancel.getByRole('textbox', { name: /Motivo/ }).fill('Vamos fechar')
  await look(helena.page, 'services-cancel')
  await cancel.getByRole('button', { name: 'Cancelar plano' }).click()
  await expect(helena.page.getByText(/Cancelamento agendado para/).first()).toBeVisible()
  await look(helena.page, 'services-cancelling')
  await mailTo(site, person.email, /Cancelamento do plano Profissional/)

  await page.reload()
  await expect(page.getByRole('button', { name: 'Desfazer cancelamento' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancelar plano' }).click()
  const end = page.getByRole('dialog', { name: /Cancelar o plano/ })
  await expect(end.getByRole('radio', { name: 'Agora' })).toBeChecked()
  await look(page, 'plan-cancel')
  await end.getByRole('button', { name: 'Cancelar plano' }).click()
  await expect(page.getByText('Este cliente não tem um plano ativo')).toBeVisible()
  await expect(page.getByRole('table', { name: /Planos anteriores/ })).toContainText('Profissional')
  await look(page, 'plan-ended')

  await helena.page.reload()
  await helena.page.getByRole('button', { name: 'Contratar o plano Anual' }).click()
  const order = helena.page.getByRole('dialog', { name: /Contratar o plano Anual/ })
  await look(helena.page, 'services-order')
  await order.getByRole('button', { name: 'Contratar plano' }).click()
  await expect(helena.page.getByRole('heading', { name: 'Anual', exact: true })).toBeVisible()
})
