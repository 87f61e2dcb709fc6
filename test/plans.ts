import type { Insertable } from 'kysely'
import type { Plans } from '#platform/db/types.ts'
import type { TestApp } from './app.ts'
import { insertContact, insertPlan as insertPlanRow } from './factories.ts'
import { type Call, enterAsStaff } from './people.ts'

let count = 0

/** What a form sends for a new plan. */
export function planBody(overrides: Record<string, unknown> = {}) {
  return {
    name: `Plano novo ${++count}`,
    priceCents: 10_000,
    cycleMonths: 1,
    includedSessions: 100,
    ...overrides,
  }
}

/** A plan of R$ 100,00 a month with 100 sessions, unless told otherwise; its id. */
export async function insertPlan(
  { db }: TestApp,
  overrides: Partial<Insertable<Plans>> = {},
): Promise<number> {
  const round = { priceCents: 10_000, includedSessions: 100 }
  return (await insertPlanRow(db, { ...round, ...overrides })).id
}

/** A client with one contact who gets e-mails about services, and `call` for staff routes under its address. */
export async function clientWithPlans(testApp: TestApp) {
  const staff = await enterAsStaff(testApp, 'administrator')
  const contact = await insertContact(testApp.db, { notifications: ['services'], locale: 'pt-BR' })
  const clientId = contact.clientId
  const call: Call = (method, path, body) => staff(method, `clients/${clientId}/${path}`, body)
  const current = async () => (await call('GET', 'subscription')).json().subscription
  /** Started and due on 2026-11-01 unless told otherwise; the tests' clock begins on 2026-11-22. */
  const subscribe = async (planId: number, overrides: Record<string, unknown> = {}) =>
    (
      await call('POST', 'subscriptions', {
        planId,
        startedOn: '2026-11-01',
        dueOn: '2026-11-30',
        ...overrides,
      })
    ).json()
  const pay = async (overrides: Record<string, unknown> = {}) => {
    const { dueOn, amountDueCents } = await current()
    const payment = { amountCents: amountDueCents || 1, paidOn: '2026-11-22', paymentType: 'pix', dueOn }
    return await call('POST', 'payments', { ...payment, ...overrides })
  }
  const mail = async () => {
    const rows = await testApp.db
      .selectFrom('emails')
      .select(['template', 'subject', 'text', 'toEmail', 'locale', 'category'])
      .where('clientId', '=', clientId)
      .orderBy('id')
      .execute()
    return rows
  }
  return { clientId, contact, call, current, subscribe, pay, mail }
}
