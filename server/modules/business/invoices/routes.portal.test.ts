import { afterAll, beforeAll, expect, test } from 'vitest'
import { inPortalScope } from '#server/context.ts'
import { buildTestApp, type TestApp } from '#test/app.ts'
import { insertInvoice } from '#test/factories.ts'
import { codeOf, enterPortal } from '#test/people.ts'

let it: TestApp
beforeAll(async () => {
  it = await buildTestApp()
})
afterAll(async () => await it.close())

const enter = (clientId?: number) =>
  enterPortal(it, { permissions: ['invoices:view'], ...(clientId !== undefined && { clientId }) })

test('people see what was issued to their own client, and no draft', async () => {
  const { clientId, call } = await enter()
  const draft = await insertInvoice(it.db, { clientId })
  const issued = await insertInvoice(it.db, { clientId, state: 'issued' })
  const paid = await insertInvoice(it.db, { clientId, state: 'paid' })
  const cancelled = await insertInvoice(it.db, { clientId, state: 'cancelled' })
  const foreign = await insertInvoice(it.db, { state: 'issued' })
  const { items } = (await call('GET', 'portal/invoices')).json()
  expect(items.map(({ id }: { id: number }) => id)).toEqual([cancelled.id, paid.id, issued.id])
  for (const { id } of [draft, foreign])
    for (const path of [`portal/invoices/${id}`, `portal/invoices/${id}/pdf`])
      expect((await call('GET', path)).statusCode).toBe(404)
  expect((await call('GET', `portal/invoices/${issued.id}`)).json()).toMatchObject({
    number: issued.number,
    totalCents: 10_000,
    lines: [{ description: 'Hospedagem' }],
    abilities: { edit: false, issue: false, delete: false, recordPayment: false, cancel: false },
  })
})

test('the database shows them nothing else, whatever is asked of it', async () => {
  const { clientId, contactId, userId } = await enter()
  await insertInvoice(it.db, { clientId })
  const issued = await insertInvoice(it.db, { clientId, state: 'issued' })
  await insertInvoice(it.db, { state: 'issued' })
  const grant = { permissions: ['invoices:view' as const], supportLevel: 0 as const }
  const actor = { kind: 'portal' as const, clientId, contactId, userId, sessionId: 0, isPrimary: true, grant }
  await inPortalScope({ ...it.ctx, actor }, async ({ db }) => {
    expect(await db.selectFrom('invoices').select('id').execute()).toEqual([{ id: issued.id }])
    expect(await db.selectFrom('invoiceLines').select('invoiceId').execute()).toEqual([
      { invoiceId: issued.id },
    ])
  })
  for (const table of ['invoices', 'invoiceLines', 'documentCounters'] as const) {
    const write = inPortalScope({ ...it.ctx, actor }, async ({ db }) => await db.deleteFrom(table).execute())
    await expect(write).rejects.toThrow('permission denied')
  }
})

test('who is suspended still sees what is due', async () => {
  const { clientId, call } = await enter()
  const { id } = await insertInvoice(it.db, { clientId, state: 'issued' })
  const now = it.clock.now()
  await it.db
    .updateTable('clients')
    .set({ suspendedAt: now, suspensionReason: 'Em atraso' })
    .where('id', '=', clientId)
    .execute()
  expect((await call('GET', 'portal/invoices?state=issued')).json().items).toHaveLength(1)
  expect((await call('GET', `portal/invoices/${id}/pdf`)).statusCode).toBe(200)
  const other = await enterPortal(it, { clientId, permissions: [] })
  expect(codeOf(await other.call('GET', 'portal/invoices'))).toBe('auth.forbidden')
})
