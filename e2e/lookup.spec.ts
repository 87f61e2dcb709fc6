import { once } from 'node:events'
import { createServer } from 'node:http'
import { admin, expect, look, signIn, test } from './fixtures.ts'

/** What BrasilAPI would answer about one company and one place. */
const known: Record<string, object> = {
  '/api/cnpj/v1/11222333000181': {
    cnpj: '11222333000181',
    razao_social: 'PADARIA SOL LTDA',
    nome_fantasia: 'Padaria Sol',
    logradouro: 'RUA DAS FLORES',
    numero: '12',
    municipio: 'CAMPINAS',
    uf: 'SP',
    cep: '13010000',
  },
  '/api/cep/v2/01310100': {
    street: 'Avenida Paulista',
    neighborhood: 'Bela Vista',
    city: 'São Paulo',
    state: 'SP',
  },
}

test('a CNPJ or CEP offers to fill the rest, once an administrator allowed the question', async ({
  person,
}) => {
  const server = createServer((request, response) => {
    const found = known[request.url ?? '']
    response
      .writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(found ?? {}))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const { page } = await person()
  await signIn(page, admin)
  await page.waitForURL(/\/staff/)

  await test.step('off until its address stands in the settings', async () => {
    await page.goto('/staff/settings/registry')
    const field = page.getByRole('textbox', { name: /Endereço/ })
    await expect(field).toHaveValue('')
    await field.fill('onde?')
    await page.getByRole('button', { name: 'Salvar' }).click()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await field.fill(address)
    await page.getByRole('button', { name: 'Salvar' }).click()
    await expect(page.getByText(/Alterações salvas|salv/i).first()).toBeVisible()
    await look(page, 'settings-registry')
  })

  await test.step('what is found fills the empty fields, and no other', async () => {
    await page.goto('/staff/clients')
    await page.getByRole('button', { name: 'Adicionar cliente' }).first().click()
    const form = page.getByRole('dialog', { name: 'Adicionar cliente' })
    await form.getByRole('textbox', { name: 'Nome fantasia' }).fill('O Sol')
    await form.getByRole('textbox', { name: /CNPJ/ }).fill('11.222.333/0001-81')
    await expect(form.getByText('Encontrado: PADARIA SOL LTDA', { exact: false })).toBeVisible()
    await look(page, 'lookup-offer')
    await form.getByRole('button', { name: 'Preencher os campos vazios' }).click()
    await expect(form.getByRole('textbox', { name: 'Razão social' })).toHaveValue('PADARIA SOL LTDA')
    await expect(form.getByRole('textbox', { name: 'Nome fantasia' })).toHaveValue('O Sol')
    await expect(form.getByRole('textbox', { name: 'Cidade' })).toHaveValue('CAMPINAS')
    await form.getByRole('textbox', { name: 'Cidade' }).fill('')
    await form.getByRole('textbox', { name: 'CEP' }).fill('01310-100')
    await expect(form.getByText('Encontrado: Avenida Paulista', { exact: false })).toBeVisible()
  })

  await test.step('where nothing answers, the form stays as it is', async () => {
    server.closeAllConnections()
    server.close()
    const form = page.getByRole('dialog', { name: 'Adicionar cliente' })
    await form.getByRole('textbox', { name: 'CEP' }).fill('20040-002')
    await expect(form.getByText('Não foi possível consultar agora')).toBeVisible()
    await form.getByRole('textbox', { name: /^E-mail/ }).fill('sol@example.com')
    await form.getByRole('button', { name: 'Adicionar cliente' }).click()
    await expect(form).toHaveCount(0)
  })
})
