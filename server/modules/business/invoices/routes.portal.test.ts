import { expect, test } from 'vitest'
import { inPortalScope } from '#server/context.ts'
import { insertInvoice } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { codeOf, enterPortal } from '#test/people.ts'

const testApp = useTestApp()

const enter = (clientId?: number) =>
  enterPortal(testApp, { permissions: ['invoices:view'], ...(clientId !== undefined && { clientId }) })

test('people see what was issued to their own client, and no draft', async () => {
  const { clientId, call } = await enter()
  const draft = await insertInvoice(testApp.db, { clientId })
  const issued = await insertInvoice(testApp.db, { clientId, state: 'issued' })
  const paid = await insertInvoice(testApp.db, { clientId, state: 'paid' })
  const cancelled = await insertInvoice(testApp.db, { clientId, state: 'cancelled' })
  const foreign = await insertInvoice(testApp.db, { state: 'issued' })
  const { items } = (await call('GET', 'portal/invoices')).json()
  expect(items.map(({ id }: { id: number }) => id)).toEqual([cancelled.id, paid.id, issued.id])
  for (const { id } of [draft, foreign])
    for (const path of [`portal/invoices/${id}`, `portal/invoices/${id}/pdf`])
      expect((await call('GET', path)).statusCode).toBe(404)
  const closed = 'auth.forbidden'
  expect((await call('GET', `portal/invoices/${issued.id}`)).json()).toMatchObject({
    number: issued.number,
    totalCents: 10_000,
    lines: [{ description: 'Hospedagem' }],
    abilities: { edit: closed, issue: closed, delete: closed, recordPayment: closed, cancel: closed },
  })
})

test('the database shows them nothing else, whatever is asked of it', async () => {
  const { clientId, contactId, userId } = await enter()
  await insertInvoice(testApp.db, { clientId })
  const issued = await insertInvoice(testApp.db, { clientId, state: 'issued' })
  await insertInvoice(testApp.db, { state: 'issued' })
  const grant = { permissions: ['invoices:view' as const], supportLevel: 0 as const }
  const actor = { kind: 'portal' as const, clientId, contactId, userId, sessionId: 0, isPrimary: true, grant }
  await inPortalScope({ ...testApp.ctx, actor }, async ({ db }) => {
    expect(await db.selectFrom('invoices').select('id').execute()).toEqual([{ id: issued.id }])
    expect(await db.selectFrom('invoiceLines').select('invoiceId').execute()).toEqual([
      { invoiceId: issued.id },
    ])
  })
  for (const table of ['invoices', 'invoiceLines', 'documentCounters'] as const) {
    const write = inPortalScope(
      { ...testApp.ctx, actor },
      async ({ db }) => await db.deleteFrom(table).execute(),
    )
    await expect(write).rejects.toThrow('permission denied')
  }
})

test('who is suspended still sees what is due', async () => {
  const { clientId, call } = await enter()
  const { id } = await insertInvoice(testApp.db, { clientId, state: 'issued' })
  const now = testApp.clock.now()
  await testApp.db
    .updateTable('clients')
    .set({ suspendedAt: now, suspensionReason: 'Em atraso' })
    .where('id', '=', clientId)
    .execute()
  expect((await call('GET', 'portal/invoices?state=issued')).json().items).toHaveLength(1)
  expect((await call('GET', `portal/invoices/${id}/pdf`)).statusCode).toBe(200)
  const other = await enterPortal(testApp, { clientId, permissions: [] })
  expect(codeOf(await other.call('GET', 'portal/invoices'))).toBe('auth.forbidden')
})
