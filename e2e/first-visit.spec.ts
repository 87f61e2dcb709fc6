import { rm } from 'node:fs/promises'
import { startBuiltProgram } from '#test/program.ts'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'
import { expect, look, test } from './fixtures.ts'

test('the link of the terminal sets up the provider, and the next start finds it again', async ({
  person,
}) => {
  const dataDir = await makeTemporaryFolder()
  let program = await startBuiltProgram({ DATA_DIR: dataDir })
  try {
    const { page } = await person({ baseURL: program.baseUrl })
    const findLink = () => /\/setup#token=[\w-]+/.exec(program.output())?.[0] ?? ''
    await expect.poll(findLink, 'the terminal shows the link').not.toBe('')
    const link = findLink()
    await page.goto(link)
    await look(page, 'first-visit-setup')
    await page.getByRole('textbox', { name: 'Nome que os clientes veem' }).fill('Horizonte Hospedagem')
    await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Marina')
    await page.getByRole('textbox', { name: 'Sobrenome' }).fill('Duarte')
    await page.getByRole('textbox', { name: 'E-mail de acesso' }).fill('marina@horizonte.example')
    await page.getByRole('textbox', { name: 'Senha' }).fill('uma frase de teste longa')
    await page.getByRole('checkbox', { name: 'Carregar dados de exemplo' }).check()
    await page.getByRole('button', { name: 'Começar a usar' }).click()
    await expect(page.getByRole('row', { name: /Ponto Arq/ })).toBeVisible()
    await expect(page.getByText('Horizonte Hospedagem').first()).toBeVisible()
    // No mail server is set: staff are told that messages wait.
    await expect(page.getByText('Os e-mails estão na fila')).toBeVisible()
    await look(page, 'first-visit-clients')

    await page.goto('/sign-in')
    await page.goto(link)
    await expect(page.getByText('O Balcão já está configurado').first()).toBeVisible()

    await program.kill('SIGINT')
    program = await startBuiltProgram({ DATA_DIR: dataDir, PORT: new URL(program.baseUrl).port })
    expect(program.output()).not.toContain('/setup#')
    await page.goto('/')
    await expect(page.getByRole('row', { name: /Ponto Arq/ })).toBeVisible()
  } finally {
    await program.kill('SIGTERM')
    await rm(dataDir, { recursive: true, force: true })
  }
})
