import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { insertInvoice } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { enterAsStaff } from '#test/people.ts'

const testApp = useTestApp()

test('thirty issued at once, some of which fail after the number was taken, leave no gap', async () => {
  // As any defect or lost connection would, between the number and the commit.
  await sql`create function fail_some() returns trigger language plpgsql as $$
    begin
      if new.note = 'fails' then raise exception 'lost on the way'; end if;
      return new;
    end $$`.execute(testApp.db)
  await sql`create trigger fail_some after update on invoices for each row execute function fail_some()`.execute(
    testApp.db,
  )
  const finance = await enterAsStaff(testApp, 'finance')
  const drafts = []
  for (let index = 0; index < 30; index += 1)
    drafts.push(await insertInvoice(testApp.db, index % 4 === 1 ? { note: 'fails' } : {}))
  const answers = await Promise.all(
    drafts.map(({ clientId, id }, index) =>
      finance('POST', `clients/${clientId}/invoices/${id}/issuance`, { version: index % 7 === 3 ? 5 : 0 }),
    ),
  )
  const numbers = answers.flatMap((answer) =>
    answer.statusCode === 200 ? [answer.json().number as number] : [],
  )
  expect(answers.filter(({ statusCode }) => statusCode === 500).length).toBeGreaterThan(5)
  expect(answers.filter(({ statusCode }) => statusCode === 409).length).toBeGreaterThan(2)
  expect(numbers.length).toBeGreaterThan(15)
  expect(numbers.toSorted((one, other) => one - other)).toEqual(numbers.map((_, index) => index + 1))
  testApp.errors.length = 0
}, 60_000)

test('issued twice at once, it is issued once', async () => {
  const finance = await enterAsStaff(testApp, 'finance')
  const { clientId, id } = await insertInvoice(testApp.db)
  const answers = await Promise.all(
    [0, 1].map(() => finance('POST', `clients/${clientId}/invoices/${id}/issuance`, { version: 0 })),
  )
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
})

test('paid and cancelled at once, one of the two is told', async () => {
  const finance = await enterAsStaff(testApp, 'finance')
  const { clientId, id } = await insertInvoice(testApp.db, { state: 'issued' })
  const path = `clients/${clientId}/invoices/${id}`
  const answers = await Promise.all([
    finance('POST', `${path}/payment`, { paidOn: '2026-11-22', paymentType: 'pix' }),
    finance('POST', `${path}/cancellation`, { reason: 'Engano' }),
  ])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
})

test('what was issued does not change by SQL either, nor does a line slip in', async () => {
  const { id } = await insertInvoice(testApp.db, { state: 'issued' })
  const { id: paid } = await insertInvoice(testApp.db, { state: 'paid' })
  const line = { description: 'Mais', quantityThousandths: 1, unitPriceCents: 0, taxRate: 0 }
  const zero = { grossCents: 0, discountCents: 0, taxCents: 0, totalCents: 0 }
  const of = (which: number) => testApp.db.updateTable('invoices').where('id', '=', which)
  const attempts = [
    of(id).set({ totalCents: 1, grossCents: 1 }),
    of(id).set({ dueOn: '2027-01-01' }),
    of(id).set({ number: 999 }),
    of(id).set({ note: 'x' }),
    of(id).set({ clientSnapshot: '{}' }),
    of(id).set({
      state: 'draft',
      number: null,
      issuedOn: null,
      clientSnapshot: null,
      providerSnapshot: null,
    }),
    of(paid).set({ paidOn: '2026-01-01' }),
    of(paid).set({ state: 'issued', paidOn: null, paidCents: null, paymentType: null }),
    testApp.db.deleteFrom('invoices').where('id', '=', id),
    testApp.db.insertInto('invoiceLines').values({ invoiceId: id, position: 1, ...line, ...zero }),
    testApp.db.updateTable('invoiceLines').set({ description: 'x' }).where('invoiceId', '=', id),
    testApp.db.deleteFrom('invoiceLines').where('invoiceId', '=', id),
  ]
  for (const attempt of attempts)
    await expect(attempt.execute()).rejects.toThrow('an issued invoice does not change')
})
