import { beforeAll, expect, test } from 'vitest'
import { insertClient, insertInvoice } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, codeOf, enterAsStaff, saveSettings } from '#test/people.ts'

const testApp = useTestApp()
let finance: Call
let clientId: number
let path: string
beforeAll(async () => {
  finance = await enterAsStaff(testApp, 'finance')
  clientId = (
    await insertClient(testApp.db, { legalName: 'Panificadora Mascavo Ltda.', taxId: '11222333000181' })
  ).id
  path = `clients/${clientId}/invoices`
})

const line = { description: 'Hospedagem', quantity: 1, unitPriceCents: 10_000 }
const body = { dueOn: '2026-12-10', lines: [line] }

async function draft(overrides: object = {}) {
  const answer = await finance('POST', path, { ...body, ...overrides })
  expect(answer.statusCode).toBe(201)
  return answer.json()
}

async function issue(invoice: { id: number; version: number }) {
  return await finance('POST', `${path}/${invoice.id}/issuance`, { version: invoice.version })
}

async function lastEvent() {
  return await testApp.db
    .selectFrom('auditEvents')
    .selectAll()
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
}

test('a draft adds its lines up, with discount and tax, each rounded', async () => {
  const invoice = await draft({
    note: 'Obrigado',
    lines: [
      { description: 'Horas', quantity: 1.335, unitPriceCents: 9999, discountCents: 349, taxRate: 525 },
      line,
    ],
  })
  // 133.48665 → 133.49; less 3.49 is 130.00; 5.25 % of it is 6.825 → 6.83.
  expect(invoice).toMatchObject({
    state: 'draft',
    number: null,
    grossCents: 23_349,
    discountCents: 349,
    taxCents: 683,
    totalCents: 23_683,
    lines: [
      { quantity: 1.335, totalCents: 13_683 },
      { quantity: 1, totalCents: 10_000 },
    ],
    abilities: {
      edit: true,
      issue: true,
      delete: true,
      recordPayment: 'invoice.not_open',
      cancel: 'invoice.not_open',
      send: 'invoice.not_sendable',
    },
  })
  expect(await lastEvent()).toMatchObject({
    action: 'invoice.created',
    clientId,
    subjectId: invoice.id,
  })
})

test.each([
  [{ dueOn: '2026-02-30' }, 'dueOn', 'invalid'],
  [{ lines: [] }, 'lines', 'required'],
  [{ currency: 'XYZ' }, 'currency', 'invalid'],
  [{ lines: [{ ...line, description: ' ' }] }, 'lines.0.description', 'required'],
  [{ lines: [line, { ...line, quantity: 0 }] }, 'lines.1.quantity', 'invalid'],
  [{ lines: [{ ...line, quantity: 1.0005 }] }, 'lines.0.quantity', 'too_many_decimals'],
  [{ lines: [{ ...line, unitPriceCents: 0.5 }] }, 'lines.0.unitPriceCents', 'invalid'],
  [{ lines: [{ ...line, discountCents: 10_001 }] }, 'lines.0.discountCents', 'discount_above_price'],
  [{ lines: [{ ...line, taxRate: 10_001 }] }, 'lines.0.taxRate', 'invalid'],
  [{ lines: Array.from({ length: 201 }, () => line) }, 'lines', 'too_many_lines'],
  [{ lines: [{ ...line, quantity: 100_000, unitPriceCents: 1_000_000_000 }] }, 'lines', 'amount_too_large'],
  [{ number: 7 }, 'number', 'unknown_field'],
])('%j is refused at %s', async (wrong, field, code) => {
  const answer = await finance('POST', path, { ...body, ...wrong })
  expect(answer.statusCode).toBe(400)
  const { fields } = await import('#contract/locales/pt-BR/fields.ts')
  expect(answer.json().error.fields).toEqual({ [field]: fields[code as 'invalid'] })
})

test('of two editors the second is told, and nothing of theirs is saved', async () => {
  const { id, version } = await draft()
  const first = await finance('PUT', `${path}/${id}`, { ...body, note: 'A', version })
  expect(first.json()).toMatchObject({ note: 'A', version: version + 1 })
  const second = await finance('PUT', `${path}/${id}`, { ...body, note: 'B', version })
  expect(second.statusCode).toBe(409)
  expect(second.json().error).toMatchObject({ code: 'record.changed', data: { current: { note: 'A' } } })
  // Nor can a version be issued that the caller has not seen.
  expect(codeOf(await issue({ id, version }))).toBe('record.changed')
  expect(await lastEvent()).toMatchObject({ action: 'invoice.updated', after: { note: 'A' } })
})

test('a draft is deleted without a trace but in the history', async () => {
  const { id } = await draft()
  expect((await finance('DELETE', `${path}/${id}`)).statusCode).toBe(204)
  expect((await finance('GET', `${path}/${id}`)).statusCode).toBe(404)
  expect(await lastEvent()).toMatchObject({ action: 'invoice.deleted', before: { total: '10000 BRL' } })
})

test('issued, it has a number and keeps who sold to whom, whatever they are called later', async () => {
  const administrator = await enterAsStaff(testApp, 'administrator')
  const identity = {
    legalName: 'Horizonte Ltda.',
    taxId: '11.222.333/0001-81',
    state: 'sp',
    postalCode: '01304-001',
  }
  await saveSettings(administrator, { name: 'Horizonte', identity })
  const issued = (await issue(await draft())).json()
  const parties = {
    client: { legalName: 'Panificadora Mascavo Ltda.', taxId: '11222333000181', email: null, phone: null },
    provider: { legalName: 'Horizonte Ltda.', taxId: '11222333000181', state: 'SP', postalCode: '01304001' },
  }
  expect(issued).toMatchObject({
    state: 'issued',
    number: expect.any(Number),
    issuedOn: '2026-11-22',
    ...parties,
  })
  expect(await lastEvent()).toMatchObject({ action: 'invoice.issued', subjectLabel: String(issued.number) })

  await saveSettings(administrator, { identity: { legalName: 'Outra S.A.' } })
  await testApp.db
    .updateTable('clients')
    .set({ legalName: 'Outro nome' })
    .where('id', '=', clientId)
    .execute()
  expect((await finance('GET', `${path}/${issued.id}`)).json()).toMatchObject(parties)

  const edit = await finance('PUT', `${path}/${issued.id}`, { ...body, version: issued.version })
  expect([edit.statusCode, codeOf(edit)]).toEqual([409, 'invoice.not_draft'])
  expect(codeOf(await finance('DELETE', `${path}/${issued.id}`))).toBe('invoice.not_draft')
  expect(codeOf(await issue(issued))).toBe('invoice.not_draft')
})

test('what cannot be due is not issued, and takes no number', async () => {
  const before = (await issue(await draft())).json().number
  const nothing = await issue(await draft({ lines: [{ ...line, unitPriceCents: 0 }] }))
  expect([nothing.statusCode, codeOf(nothing)]).toEqual([422, 'invoice.nothing_to_pay'])
  const late = await issue(await draft({ dueOn: '2026-11-21' }))
  expect(codeOf(late)).toBe('invoice.due_past')
  expect(Object.keys(late.json().error.fields)).toEqual(['dueOn'])
  expect((await issue(await draft({ dueOn: '2026-11-22' }))).json().number).toBe(before + 1)
})

test('paid whole, on a day that has come; then nothing more', async () => {
  const { id } = (await issue(await draft())).json()
  const pay = (paidOn: string) => finance('POST', `${path}/${id}/payment`, { paidOn, paymentType: 'boleto' })
  const tomorrow = await pay('2026-11-23')
  expect(codeOf(tomorrow)).toBe('invoice.paid_in_future')
  expect(Object.keys(tomorrow.json().error.fields)).toEqual(['paidOn'])
  expect((await pay('2026-11-22')).json()).toMatchObject({
    state: 'paid',
    paidOn: '2026-11-22',
    paymentType: 'boleto',
    abilities: { edit: 'invoice.not_draft', recordPayment: 'invoice.not_open', cancel: 'invoice.not_open' },
  })
  expect(await lastEvent()).toMatchObject({
    action: 'invoice.paid',
    after: { paidOn: '2026-11-22', paymentType: 'boleto' },
  })
  expect(codeOf(await pay('2026-11-22'))).toBe('invoice.not_open')
  expect(codeOf(await finance('POST', `${path}/${id}/cancellation`, { reason: 'Engano' }))).toBe(
    'invoice.not_open',
  )
})

test('cancelled with a reason, it keeps its number', async () => {
  const { id, number } = (await issue(await draft())).json()
  const cancel = (reason: string) => finance('POST', `${path}/${id}/cancellation`, { reason })
  expect((await cancel(' ')).json().error.fields).toHaveProperty('reason')
  expect((await cancel('Engano')).json()).toMatchObject({
    state: 'cancelled',
    number,
    cancelledOn: '2026-11-22',
    cancelReason: 'Engano',
  })
  expect(await lastEvent()).toMatchObject({ action: 'invoice.cancelled', after: { reason: 'Engano' } })
  expect(codeOf(await issue(await draft()))).toBeUndefined()
})

test('only those who may edit do, and readers read', async () => {
  const { id } = await draft()
  for (const role of ['agent', 'reader'] as const) {
    const call = await enterAsStaff(testApp, role)
    expect(codeOf(await call('POST', path, body))).toBe('auth.forbidden')
    expect((await call('GET', `${path}/${id}`)).json().abilities).toMatchObject({
      edit: 'auth.forbidden',
      issue: 'auth.forbidden',
    })
  }
})

test('the list of all is paged, filtered, and knows what is overdue where the provider is', async () => {
  const other = await insertClient(testApp.db)
  const late = await insertInvoice(testApp.db, { clientId: other.id, state: 'issued', dueOn: '2026-11-21' })
  const today = await insertInvoice(testApp.db, { clientId: other.id, state: 'issued', dueOn: '2026-11-22' })
  const gone = await insertClient(testApp.db, { deletedAt: testApp.clock.now() })
  await insertInvoice(testApp.db, { clientId: gone.id, state: 'issued' })
  const first = (await finance('GET', 'invoices?limit=2')).json()
  expect(first.items.map(({ id }: { id: number }) => id)).toEqual([today.id, late.id])
  expect(first.items.map(({ isOverdue }: { isOverdue: boolean }) => isOverdue)).toEqual([false, true])
  const next = (await finance('GET', `invoices?limit=2&cursor=${first.next}`)).json()
  expect(next.items[0].id).toBeLessThan(late.id)
  const overdue = (await finance('GET', 'invoices?state=overdue')).json()
  expect(overdue.items.map(({ id }: { id: number }) => id)).toEqual([late.id])
  const paid = (await finance('GET', `${path}?state=paid`)).json()
  expect(new Set(paid.items.map(({ state }: { state: string }) => state))).toEqual(new Set(['paid']))
})
