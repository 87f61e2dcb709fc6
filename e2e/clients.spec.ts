import type { APIRequestContext, Page } from '@playwright/test'
import { admin, expect, look, phone, test, wide } from './fixtures.ts'

test('staff register, find, edit and delete clients', async ({ person }) => {
  const { page, context } = await person({ viewport: wide })
  await context.request.post('/api/v1/sessions', { data: admin })
  await registerMany(context.request)
  await page.goto('/staff/clients')

  await test.step('"+ Adicionar cliente" opens a window; wrong fields keep it open, "Adicionar cliente" saves', async () => {
    await page.getByRole('button', { name: '+ Adicionar cliente' }).click()
    const window = page.getByRole('dialog', { name: 'Adicionar cliente' })
    await window.getByRole('textbox', { name: 'Nome fantasia' }).fill('Floricultura Jardim')
    await expect(window.getByText('opcional').first()).toBeVisible()
    await look(page, 'clients-add')
    await window.getByRole('button', { name: 'Adicionar cliente' }).click()
    await expect(window.getByText('Preencha este campo.').first()).toBeVisible()
    await window.getByRole('textbox', { name: 'Razão social' }).fill('Jardim Flores Ltda.')
    // The same e-mail as another client's.
    await window.getByRole('textbox', { name: 'E-mail', exact: true }).fill('contato@loja.example')
    await window.getByRole('button', { name: 'Adicionar cliente' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Floricultura Jardim' })).toBeVisible()
  })

  await test.step('the list: its columns, sorted by a head, and its pages', async () => {
    await page.getByRole('link', { name: 'Clientes', exact: true }).first().click()
    const head = page.getByRole('table', { name: 'Lista de clientes' }).locator('thead')
    await expect(head.getByRole('columnheader')).toHaveText([
      'ID',
      'Nome fantasia',
      'Razão social',
      'Plano',
      'Status',
      'Sessões restantes',
      'Suspenso',
      'Data de vencimento',
      'Data do último pagamento',
      'Data de criação',
      'Ações',
    ])
    await expect(rows(page).first()).toContainText('Floricultura Jardim')
    await look(page, 'clients-list')
    await head.getByRole('button', { name: 'Nome fantasia' }).click()
    await expect(head.getByRole('columnheader', { name: 'Nome fantasia' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    )
    await expect(rows(page).first()).toContainText('Floricultura Jardim')
    await page.getByRole('button', { name: 'Próximos' }).click()
    await expect(rows(page).last()).toContainText('Loja 30')
    await expect(page.getByRole('button', { name: 'Próximos' })).toBeDisabled()
    await page.goBack()
    await expect(rows(page).first()).toContainText('Floricultura Jardim')
    await head.getByRole('button', { name: 'Nome fantasia' }).press('Enter')
    await expect(rows(page).first()).toContainText('Loja 30')
  })

  await test.step('the filters, one and several, in the address', async () => {
    await page.getByRole('button', { name: 'Filtros', exact: true }).click()
    const filters = page.getByRole('group', { name: 'Filtros' })
    for (const label of [
      'Nome fantasia',
      'Razão social',
      'Status',
      'Plano',
      'ID',
      'Status de suspensão',
      'Data de criação - início',
      'Data de criação - fim',
      'Tipo de pagamento',
      'Status de pagamento',
    ])
      await expect(filters.getByLabel(label, { exact: true })).toBeVisible()
    await filters.getByLabel('Razão social').fill('FLÔRES')
    await expect(rows(page)).toHaveCount(1)
    await filters.getByLabel('Status', { exact: true }).selectOption('Desativado')
    await expect(page).toHaveURL(/legalName=FL.*status=inactive|status=inactive.*legalName=FL/)
    await expect(page.getByRole('button', { name: /^Filtros\s*2 em uso$/ })).toBeVisible()
    await look(page, 'clients-filters')
    await page.reload()
    await expect(rows(page)).toHaveCount(1)
    await page.getByRole('button', { name: /Retirar o filtro Status: Desativado/ }).click()
    await page.getByRole('button', { name: /^Filtros\s*1 em uso$/ }).click()
    await page.getByLabel('Nome fantasia', { exact: true }).fill('nada disso')
    await expect(page.getByText('Nenhum cliente com estes filtros')).toBeVisible()
    await look(page, 'clients-no-match')
    await page.getByRole('button', { name: 'Limpar filtros' }).first().click()
    await expect(rows(page).first()).toContainText('Loja 30')
  })

  await test.step('columns are chosen and ordered', async () => {
    await page.getByRole('button', { name: 'Colunas' }).click()
    const picker = page.getByRole('dialog', { name: 'Colunas da lista' })
    await picker.getByRole('checkbox', { name: 'Razão social' }).uncheck()
    await picker.getByRole('button', { name: 'Mover Status para antes' }).click()
    await look(page, 'clients-columns')
    await page.keyboard.press('Escape')
    const heads = page.getByRole('columnheader')
    await expect(heads.nth(2)).toHaveText('Status')
    await expect(heads).toHaveCount(10)
    await page.goto('/staff/clients')
  })

  await test.step('what one looks at often is saved as a view', async () => {
    await page.goto('/staff/clients?legalName=flores&sort=tradeName')
    await page.getByRole('button', { name: 'Visões' }).click()
    await page.getByRole('menuitem', { name: 'Salvar como nova visão' }).click()
    await page.getByRole('textbox', { name: 'Nome da visão' }).fill('Flores')
    await page.getByRole('checkbox', { name: 'Mostrar a toda a equipe' }).check()
    await look(page, 'clients-view')
    await page.getByRole('button', { name: 'Salvar visão' }).click()
    await expect(page.getByRole('button', { name: 'Visão: Flores', exact: true })).toBeVisible()
    await page.getByRole('button', { name: /Retirar o filtro/ }).click()
    await page.getByRole('button', { name: 'Visão: Flores (alterada)' }).click()
    await look(page, 'clients-views')
    await page.getByRole('menuitem', { name: 'Flores', exact: true }).click()
    await expect(rows(page)).toHaveCount(1)
    await page.goto('/staff/clients')
  })

  await test.step('"Editar" and "Salvar cliente"', async () => {
    await row(page, 'Floricultura Jardim')
      .getByRole('link', { name: /^Editar/ })
      .click()
    await page.getByRole('textbox', { name: 'Razão social' }).fill('Jardim das Flores Ltda.')
    await page.getByRole('button', { name: 'Salvar cliente' }).click()
    await expect(page.getByText('Alterações salvas.')).toBeVisible()
    await look(page, 'clients-edit')
  })

  await test.step('"Usuário" and "Plano" lead to the client’s users and to its plan', async () => {
    const lead = async (button: RegExp, place: RegExp) => {
      await page.goto('/staff/clients')
      await row(page, 'Floricultura Jardim').getByRole('link', { name: button }).click()
      await expect(page).toHaveURL(place)
    }
    await lead(/^Plano/, /\/staff\/clients\/\d+\/plan$/)
    await expect(page.getByText('Ainda não há planos à venda')).toBeVisible()
    await lead(/^Usuário/, /\/staff\/clients\/\d+\/users$/)
    await expect(page.getByRole('link', { name: 'Adicionar usuário' })).toBeVisible()
    await page.getByRole('link', { name: 'Dados do seu negócio' }).click()
  })

  await test.step('suspended with a reason, and reactivated', async () => {
    await page.getByRole('button', { name: 'Suspender', exact: true }).click()
    await page.getByRole('textbox', { name: 'Motivo' }).fill('Fatura 12 em atraso')
    await look(page, 'clients-suspend')
    await page.getByRole('button', { name: 'Suspender cliente' }).click()
    await expect(page.getByText(/Suspenso desde .*: Fatura 12 em atraso/)).toBeVisible()
    await page.getByRole('button', { name: 'Reativar', exact: true }).click()
    await page.getByRole('textbox', { name: 'Motivo' }).fill('Pagou')
    await page.getByRole('button', { name: 'Reativar cliente' }).click()
    await expect(page.getByText(/Suspenso desde/)).toHaveCount(0)
  })

  await test.step('"Excluir" asks, "Sim" deletes; an administrator restores', async () => {
    await page.goto('/staff/clients')
    await row(page, 'Floricultura Jardim')
      .getByRole('button', { name: /^Excluir/ })
      .click()
    await look(page, 'clients-delete')
    await page.getByRole('button', { name: 'Não', exact: true }).click()
    await expect(row(page, 'Floricultura Jardim')).toBeVisible()
    await row(page, 'Floricultura Jardim')
      .getByRole('button', { name: /^Excluir/ })
      .click()
    await page.getByRole('button', { name: 'Sim', exact: true }).click()
    await expect(row(page, 'Floricultura Jardim')).toHaveCount(0)
    await page.getByRole('link', { name: 'Excluídos' }).click()
    await expect(row(page, 'Floricultura Jardim')).toContainText('30 dias')
    await look(page, 'clients-deleted')
    await page.getByRole('button', { name: 'Restaurar: Floricultura Jardim' }).click()
    await expect(page.getByText('Nenhum cliente excluído')).toBeVisible()
    await page.goto('/staff/clients')
    await expect(row(page, 'Floricultura Jardim')).toBeVisible()
  })
})

test('two people edit one client, and anything is found by keyboard alone', async ({ person }) => {
  const { page, context } = await person({ viewport: wide })
  await context.request.post('/api/v1/sessions', { data: admin })
  await registerMany(context.request)
  const flowers = {
    tradeName: 'Floricultura Jardim',
    legalName: 'Jardim das Flores',
    email: 'f@loja.example',
  }
  await context.request.post('/api/v1/clients', { data: flowers })
  await page.goto('/staff/clients')

  await test.step('two people edit at once: the second sees what changed and keeps what they typed', async () => {
    await row(page, 'Floricultura Jardim')
      .getByRole('link', { name: /^Editar/ })
      .click()
    await page.getByRole('textbox', { name: 'Cidade' }).fill('Recife')
    await saveMeanwhile(context.request, 'Floricultura Jardim', { legalName: 'Outra Razão Ltda.' })
    await page.getByRole('button', { name: 'Salvar cliente' }).click()
    await expect(page.getByText('Outra pessoa salvou antes')).toBeVisible()
    await expect(page.getByText('Outra Razão Ltda.').first()).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Cidade' })).toHaveValue('Recife')
    await look(page, 'clients-conflict')
    await page.getByRole('button', { name: 'Manter o que digitei' }).click()
    await page.getByRole('button', { name: 'Salvar cliente' }).click()
    await expect(page.getByText('Alterações salvas.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Razão social' })).toHaveValue('Outra Razão Ltda.')
  })

  await test.step('"Localizar um cadastro", by keyboard alone', async () => {
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: /Nome, e-mail, telefone/ })
    await field.fill('jardim flori')
    await expect(found(page).getByRole('option')).toHaveCount(1)
    await field.fill('loja')
    await expect(found(page).getByRole('option').first()).toContainText('Loja 01')
    await expect(found(page).getByRole('option')).toHaveCount(10)
    await page.keyboard.press('ArrowDown')
    await expect(found(page).getByRole('option', { selected: true })).toContainText('Loja 02')
    await look(page, 'clients-search')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Loja 02' })).toBeVisible()
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})

test('on a phone the rows are cards, their buttons a menu, and the search a button in the bar', async ({
  person,
}) => {
  const { page, context } = await person({ viewport: phone })
  await context.request.post('/api/v1/sessions', { data: admin })
  for (const tradeName of ['Loja 01', 'Floricultura Jardim']) {
    const data = { tradeName, legalName: `${tradeName} Flores Ltda.`, email: 'contato@loja.example' }
    await context.request.post('/api/v1/clients', { data })
  }
  await page.goto('/staff/clients')
  await page
    .getByRole('combobox', { name: 'Ordenar por' })
    .selectOption({ label: 'Nome fantasia, crescente' })
  await expect(rows(page).first()).toContainText('Floricultura Jardim')
  await look(page, 'clients-phone-list')
  await page.getByRole('button', { name: 'Ações de Floricultura Jardim' }).click()
  await expect(page.getByRole('menuitem', { name: 'Excluir' })).toBeVisible()
  await look(page, 'clients-phone-menu')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Localizar um cadastro' }).click()
  await page.getByRole('combobox', { name: /Nome, e-mail, telefone/ }).fill('flores')
  await expect(found(page).getByRole('option')).toHaveCount(2)
  await look(page, 'clients-phone-search')
})

function found(page: Page) {
  return page.getByRole('listbox', { name: 'Resultados' })
}

function rows(page: Page) {
  return page.getByRole('table', { name: 'Lista de clientes' }).locator('tbody tr')
}

function row(page: Page, name: string) {
  return page.getByRole('row', { name: new RegExp(name) })
}

/** Thirty clients, so that there is a second page. */
async function registerMany(api: APIRequestContext): Promise<void> {
  for (let number = 1; number <= 30; number += 1) {
    const name = `Loja ${String(number).padStart(2, '0')}`
    const data = { tradeName: name, legalName: `${name} Comércio Ltda.`, email: 'contato@loja.example' }
    expect((await api.post('/api/v1/clients', { data })).status()).toBe(201)
  }
}

async function saveMeanwhile(api: APIRequestContext, tradeName: string, change: object): Promise<void> {
  const found = await (await api.get('/api/v1/clients', { params: { tradeName } })).json()
  const url = `/api/v1/clients/${(found as { items: { id: number }[] }).items[0]?.id}`
  const client = (await (await api.get(url)).json()) as Record<string, unknown>
  const { legalName, taxId, email, phone, locale, version } = client
  const data = { tradeName, legalName, taxId, email, phone, locale, version, ...change }
  expect((await api.put(url, { data })).status()).toBe(200)
}
