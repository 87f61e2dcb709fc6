import { readSheet } from 'read-excel-file/node'
import { admin, expect, look, signIn, test, wide } from './fixtures.ts'

const phone = { viewport: { width: 360, height: 760 } }

test('the client list is downloaded as it is shown', async ({ person }) => {
  const { page } = await person({ viewport: wide })
  await signIn(page, admin)
  await expect(page).toHaveURL(/\/staff/)
  for (const [tradeName, legalName] of [
    ['Padaria Sol', 'Panificadora Sol Ltda.'],
    ['=Pão & Cia', 'Pão "Quente" ME'],
    ['Mercado Lua', 'Mercado Lua SA'],
  ]) {
    const added = await page.request.post('/api/v1/clients', {
      data: { tradeName, legalName, email: 'contato@example.com' },
    })
    expect(added.status()).toBe(201)
  }

  await test.step('filtered, sorted, columns as chosen: every cell of the file is that of the list', async () => {
    for (const view of [
      '',
      '?tradeName=pa&sort=tradeName',
      '?sort=-legalName&columns=legalName,tradeName,suspended',
    ]) {
      await page.goto(`/staff/clients${view}`)
      await expect(page.getByRole('table').locator('tbody tr').first()).toContainText(/Pão|Padaria|Mercado/)
      const waiting = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download', exact: true }).click()
      const download = await waiting
      expect(download.suggestedFilename()).toMatch(/^Clientes \d{4}-\d\d-\d\d\.xlsx$/)
      const [header, ...rows] = await readSheet(await download.path())
      const table = page.getByRole('table')
      const heads = (await table.locator('thead th').allInnerTexts()).map((text) => text.trim())
      expect(heads.slice(0, header?.length)).toEqual(header)
      const shown = await table
        .locator('tbody tr')
        .evaluateAll(
          (list, width) =>
            list.map((row) =>
              [...row.children].slice(0, width).map((cell) => (cell as any).innerText.trim()),
            ),
          header?.length ?? 0,
        )
      expect(rows.map((row) => row.map(asShown))).toEqual(shown)
      expect(rows.length).toBe(view.includes('pa&') ? 2 : 3)
    }
  })

  await look(page, 'download-list')
  const small = await person(phone)
  await signIn(small.page, admin)
  await expect(small.page.getByRole('button', { name: 'Download', exact: true })).toBeVisible()
  await look(small.page, 'download-phone')
})

/** A cell of the file as the list writes it. */
function asShown(cell: unknown): string {
  if (cell === null) return '–'
  if (cell instanceof Date) return new Intl.DateTimeFormat('pt-BR', { timeZone: 'UTC' }).format(cell)
  return `${cell as string | number}`
}
