import { readSheet } from 'read-excel-file/node'
import { admin, expect, look, signIn, test, wide } from './fixtures.ts'

const phone = { viewport: { width: 360, height: 760 } }
const header =
  'Client ID,First Name,Last Name,Company Name,Email,Address 1,City,State,Postcode,Country,Phone Number,Tax ID,Status'

function file(name: string, rows: string[]) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`${header}\n${rows.join('\n')}\n`) }
}

test('clients come in from an export of another system: looked at first, written when confirmed, never twice', async ({
  person,
}) => {
  const { page } = await person({ viewport: wide })
  await signIn(page, admin)
  await page.getByRole('link', { name: 'Importar' }).click()
  await expect(page.getByText('Nenhuma importação ainda')).toBeVisible()
  await look(page, 'import-start')

  await test.step('what is no list is refused with its reason', async () => {
    const bytes = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4000)])
    await page.setInputFiles('input[type=file]', { name: 'lista.csv', mimeType: 'text/csv', buffer: bytes })
    await expect(page.getByText('Não é uma planilha')).toBeVisible()
  })

  await test.step('columns are guessed and can be changed', async () => {
    await page.setInputFiles(
      'input[type=file]',
      file('whmcs.csv', [
        '1,Ana,Sol,Padaria Sol,ana@sol.example,Rua A,São Paulo,SP,01310-100,BR,+55.11987654321,11.222.333/0001-81,Active',
        '2,Bia,Lua,Mercado Lua,bia@lua.example,Rua B,Recife,Pernambuco,50010000,Brazil,,,Active',
        '3,Caio,Mar,Padaria Sol,caio@mar.example,,,,,BR,,,Active',
        '4,Davi,Rio,Rio Pesca,sem-arroba,,,ZZ,123,BR,999,11111111111111,Inactive',
      ]),
    )
    await expect(page.getByRole('heading', { name: 'O que há em cada coluna' })).toBeVisible()
    await expect(page.getByLabel('Campo da coluna Company Name')).toHaveValue('tradeName')
    await expect(page.getByLabel('Campo da coluna Status')).toHaveValue('')
    await page.getByLabel('Campo da coluna Email').selectOption('')
    await page.getByRole('button', { name: 'Conferir o arquivo' }).click()
    await expect(page.getByText('Diga qual coluna tem o nome do cliente')).toBeVisible()
    await page.getByLabel('Campo da coluna Email').selectOption('email')
    await look(page, 'import-columns')
  })

  await test.step('the check tells row by row; nothing is written yet', async () => {
    await page.getByRole('button', { name: 'Conferir o arquivo' }).click()
    await expect(page.getByRole('heading', { name: 'O que vai acontecer' })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('Repete a linha 2 deste arquivo.')).toBeVisible()
    await expect(page.getByText('CNPJ inválido')).toBeVisible()
    await look(page, 'import-check')
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Baixar as linhas com problemas' }).click()
    const rows = await readSheet(await (await waiting).path())
    expect(rows.map((row) => row[0])).toEqual(['Client ID', '3', '4'])
    expect(rows[0]?.at(-1)).toBe('Problemas')
    expect((await page.request.get('/api/v1/clients').then((answer) => answer.json())).items).toEqual([])

    const small = await person(phone)
    await signIn(small.page, admin)
    await expect(small.page).toHaveURL(/\/staff/)
    await small.page.goto(new URL(page.url()).pathname)
    await expect(small.page.getByRole('heading', { name: 'O que vai acontecer' })).toBeVisible()
    await look(small.page, 'import-check-phone')
    await small.page.getByRole('button', { name: 'Mudar as colunas' }).click()
    await look(small.page, 'import-columns-phone')
    await small.close()
  })

  await test.step('only the right rows, after a question', async () => {
    await page.getByRole('button', { name: 'Importar só as linhas corretas' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('Serão gravados: 2 novos e 0 alterados.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Importar só as linhas corretas' }).click()
    await expect(page.getByRole('heading', { name: 'Importação concluída' })).toBeVisible({ timeout: 30_000 })
    await look(page, 'import-done')
    await page.getByRole('link', { name: 'Ver os clientes' }).click()
    await page.getByRole('link', { name: 'Padaria Sol', exact: true }).click()
    await page.getByRole('link', { name: 'Contatos' }).first().click()
    await expect(page.getByText('Ana Sol')).toBeVisible()
    await expect(page.getByText('Principal', { exact: true }).first()).toBeVisible()
  })

  await test.step('a long file, and the long list that it makes: the file is made while one goes on', async () => {
    const rows = Array.from(
      { length: 10_200 },
      (_, at) => `${at + 1000},P${at},Silva,Cliente ${at},c${at}@example.com,,,,,BR,,,Active`,
    )
    await page.goto('/staff/imports')
    await page.setInputFiles('input[type=file]', file('muitos.csv', rows))
    await page.getByRole('button', { name: 'Conferir o arquivo' }).click()
    await expect(page.getByText('Todas as linhas estão corretas.')).toBeVisible({ timeout: 90_000 })
    await page.getByRole('button', { name: 'Importar tudo' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Importar tudo' }).click()
    await expect(page.getByRole('progressbar').first()).toBeVisible()
    await look(page, 'import-writing')
    await page.getByRole('link', { name: 'Clientes', exact: true }).first().click()
    await expect(page.getByRole('complementary', { name: 'Em andamento' })).toContainText('Importação')
    await page.goto('/staff/imports')
    await page.getByRole('link', { name: 'muitos.csv' }).click()
    await expect(page.getByRole('heading', { name: 'Importação concluída' })).toBeVisible({
      timeout: 120_000,
    })

    await page.goto('/staff/clients')
    await page.getByRole('button', { name: 'Download', exact: true }).click()
    const panel = page.getByRole('complementary', { name: 'Em andamento' })
    await expect(panel).toContainText('Download da lista de clientes')
    const link = panel.getByRole('link', { name: 'Baixar' })
    await expect(link).toBeVisible({ timeout: 60_000 })
    await look(page, 'download-ready')
    const waiting = page.waitForEvent('download')
    await link.click()
    expect(await readSheet(await (await waiting).path())).toHaveLength(10_203)

    const small = await person({ ...phone, colorScheme: 'dark', locale: 'en-US' })
    await small.page.request.post('/api/v1/sessions', { data: admin })
    await small.page.goto('/staff/clients')
    await expect(small.page.getByRole('complementary')).toBeVisible()
    await look(small.page, 'download-ready-phone')
    await small.close()
    await panel.getByRole('button', { name: 'Remover: Download da lista de clientes' }).click()
    await expect(panel).toHaveCount(0)
  })

  await test.step('sent again, it writes nothing', async () => {
    await page.goto('/staff/imports')
    await page.setInputFiles(
      'input[type=file]',
      file('whmcs.csv', [
        '1,Ana,Sol,Padaria Sol,ana@sol.example,Rua A,São Paulo,SP,01310-100,BR,+55.11987654321,11.222.333/0001-81,Active',
      ]),
    )
    await page.getByRole('button', { name: 'Conferir o arquivo' }).click()
    await expect(page.getByText('Não há nada novo para gravar.')).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Descartar' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Descartar' }).click()
    await expect(page.getByRole('heading', { name: 'Importações anteriores' })).toBeVisible()
    await look(page, 'import-list')
  })
})
