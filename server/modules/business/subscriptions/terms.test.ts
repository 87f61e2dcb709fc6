import { describe, expect, test } from 'vitest'
import { changedNow, effectAtRenewal, kindOfChange } from './change-terms.ts'
import type { SubscriptionRow } from './queries.ts'
import { amountDue, broughtUpTo, remaining, settled, type Terms } from './terms.ts'

const small: Terms = {
  plan_id: 1,
  price_cents: 10_000,
  currency: 'BRL',
  cycle_months: 1,
  included_sessions: 100,
}
const large: Terms = { ...small, plan_id: 2, price_cents: 30_001, included_sessions: 500 }
const yearly: Terms = {
  ...small,
  plan_id: 3,
  price_cents: 120_000,
  cycle_months: 12,
  included_sessions: 1200,
}

function subscription(overrides: Partial<SubscriptionRow> = {}): SubscriptionRow {
  return {
    ...small,
    id: 1,
    client_id: 1,
    state: 'active',
    started_on: '2026-11-01',
    anchor_day: 1,
    period_start_on: '2026-11-01',
    period_end_on: '2026-12-01',
    due_on: '2026-11-10',
    due_day: 10,
    next_plan_id: null,
    cancels_at_period_end: false,
    used_sessions: 40,
    extra_sessions: 10,
    payment_type: null,
    payment_status: 'pending',
    last_paid_on: null,
    ended_on: null,
    adjustment_cents: 0,
    amount_due_cents: 0,
    created_at: new Date(0),
    updated_at: new Date(0),
    version: 0,
    ...overrides,
  }
}

const paid = { payment_status: 'paid', due_on: '2026-12-10' }

/** Pays what is due until nothing before `until` is, and says how much it was. */
function paidUntil(until: string, row: SubscriptionRow): { total: number; row: SubscriptionRow } {
  let [total, now] = [0, row]
  while (now.due_on < until) {
    total += amountDue(now)
    now = settled(now, '2026-01-01')
  }
  return { total, row: now }
}

describe('renewal', () => {
  test('sessions start anew and a payment is due again', () => {
    const { row, renewals } = broughtUpTo('2026-12-01', subscription(paid), small)
    expect(renewals).toBe(1)
    expect(row).toMatchObject({
      period_start_on: '2026-12-01',
      period_end_on: '2027-01-01',
      used_sessions: 0,
      extra_sessions: 0,
      payment_status: 'pending',
      due_on: '2026-12-10',
    })
  })

  test('on the day before nothing happens', () => {
    const before = subscription(paid)
    expect(broughtUpTo('2026-11-30', before, small)).toEqual({ row: before, renewals: 0 })
  })

  test('from the end of a month to the ends of the following ones', () => {
    const ends = subscription({ ...paid, due_on: '2027-03-31', due_day: 31, anchor_day: 31 })
    const january = { ...ends, period_start_on: '2026-12-31', period_end_on: '2027-01-31' }
    const periods = ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'].map((today) => {
      const { row } = broughtUpTo(today, january, small)
      return `${row.period_start_on} ${row.period_end_on}`
    })
    expect(periods).toEqual([
      '2027-01-31 2027-02-28',
      '2027-02-28 2027-03-31',
      '2027-03-31 2027-04-30',
      '2027-04-30 2027-05-31',
    ])
  })

  test('run late it catches up with each period, and says that the payment is overdue', () => {
    const { row, renewals } = broughtUpTo('2027-02-14', subscription(), small)
    expect(renewals).toBe(3)
    expect(row).toMatchObject({
      period_start_on: '2027-02-01',
      payment_status: 'overdue',
      due_on: '2026-11-10',
    })
    expect(broughtUpTo('2027-02-14', row, small)).toEqual({ row, renewals: 0 })
  })

  test('the next plan applies, as it is sold by then', () => {
    const { row } = broughtUpTo('2026-12-01', subscription({ ...paid, next_plan_id: 2 }), large)
    expect(row).toMatchObject({ ...large, next_plan_id: null, adjustment_cents: 0 })
  })

  test('a pending cancellation ends it on the day of the period, however late', () => {
    const { row } = broughtUpTo('2027-02-14', subscription({ ...paid, cancels_at_period_end: true }), small)
    expect(row).toMatchObject({ state: 'cancelled', ended_on: '2026-12-01', period_end_on: '2026-12-01' })
  })

  test('what costs nothing is never overdue', () => {
    const free = { ...small, price_cents: 0 }
    const { row } = broughtUpTo(
      '2027-02-14',
      subscription({ ...free, due_day: 31, due_on: '2026-11-30' }),
      free,
    )
    expect(row).toMatchObject({ payment_status: 'pending', due_on: '2027-02-28', due_day: 31 })
  })

  test('who paid two months ahead of a price that rose owes the difference of the month ahead', () => {
    const ahead = subscription({ payment_status: 'paid', due_on: '2027-01-10' })
    const { row } = broughtUpTo('2026-12-01', ahead, large)
    expect(row).toMatchObject({ payment_status: 'paid', adjustment_cents: 20_001 })
    expect(paidUntil('2027-02-10', row).total).toBe(30_001 + 20_001)
  })

  test('debts stay at the price that they were made at', () => {
    const open = subscription({
      period_end_on: '2026-12-01',
      due_on: '2026-10-10',
      payment_status: 'overdue',
    })
    const { row } = broughtUpTo('2026-12-01', open, large)
    expect(paidUntil('2026-12-10', row).total).toBe(20_000)
    expect(paidUntil('2027-01-10', row).total).toBe(50_001)
  })

  test('debts and payments ahead keep their worth when the cycle changes', () => {
    const open = broughtUpTo(
      '2026-12-01',
      subscription({ due_on: '2026-10-10', payment_status: 'overdue' }),
      yearly,
    )
    expect(open.row).toMatchObject({ due_on: '2026-12-10', adjustment_cents: 20_000 })
    const ahead = broughtUpTo(
      '2026-12-01',
      subscription({ payment_status: 'paid', due_on: '2027-02-10' }),
      yearly,
    )
    expect(ahead.row).toMatchObject({
      due_on: '2026-12-10',
      adjustment_cents: -20_000,
      payment_status: 'pending',
    })
    expect(amountDue(ahead.row)).toBe(100_000)
  })

  test('who was marked as paid without a payment is asked for the new period only', () => {
    const { row } = broughtUpTo('2026-12-01', subscription({ payment_status: 'paid' }), small)
    expect(row).toMatchObject({ payment_status: 'pending', due_on: '2026-12-10' })
  })
})

describe('a payment', () => {
  test.each([
    ['2026-11-09', '2026-11-10', 'paid', '2026-12-10'],
    ['2026-12-20', '2026-10-10', 'overdue', '2026-11-10'],
    ['2026-11-09', '2026-10-20', 'pending', '2026-11-20'],
  ])('on %s for %s: %s, next due on %s', (today, due_on, payment_status, next) => {
    expect(settled(subscription({ due_on, due_day: null }), today)).toMatchObject({
      payment_status,
      due_on: next,
    })
  })

  test('for 31 January, then for 28 February: next due on 31 March', () => {
    const first = settled(subscription({ due_on: '2027-01-31', due_day: null }), '2027-01-31')
    expect(first).toMatchObject({ due_on: '2027-02-28', due_day: 31 })
    expect(settled(first, '2027-02-28').due_on).toBe('2027-03-31')
  })

  test('takes an adjustment along; credit beyond the price stays', () => {
    expect(settled(subscription({ adjustment_cents: 500 }), '2026-11-10').adjustment_cents).toBe(0)
    expect(settled(subscription({ adjustment_cents: -12_000 }), '2026-11-10').adjustment_cents).toBe(-2_000)
  })
})

describe('a change now', () => {
  // From 22 November on 9 of 30 days are left.
  const today = '2026-11-22'
  const up = 20_001

  test('of an open period: each plan is paid for its days, to the cent', () => {
    const row = changedNow(subscription({ due_on: '2026-11-25' }), large, today)
    expect(row).toMatchObject({
      ...large,
      period_end_on: '2026-12-01',
      due_on: '2026-11-25',
      used_sessions: 40,
    })
    expect(amountDue(row)).toBe(10_000 + Math.round((up * 9) / 30))
    expect(remaining(row)).toBe(500 + 10 - 40)
  })

  test('of a paid period: the days that are left cost more with the next payment', () => {
    const row = changedNow(subscription(paid), large, today)
    expect(row.adjustment_cents).toBe(Math.round((up * 9) / 30))
    expect(amountDue(row)).toBe(30_001 + Math.round((up * 9) / 30))
  })

  test('and back on the same day: as if nothing had been', () => {
    const there = changedNow(subscription(paid), large, today)
    expect(changedNow(there, small, today)).toEqual(subscription(paid))
  })

  test('to a smaller plan: less to pay next time, and fewer sessions, even less than were used', () => {
    const row = changedNow(subscription({ ...paid, ...large, used_sessions: 300 }), small, today)
    expect(amountDue(row)).toBe(10_000 - Math.round((up * 9) / 30))
    expect(remaining(row)).toBe(100 + 10 - 300)
  })

  test('to another cycle: a new period, the paid days that are left taken from its price', () => {
    const row = changedNow(subscription({ ...paid, used_sessions: 105 }), yearly, today)
    expect(row).toMatchObject({
      ...yearly,
      period_start_on: today,
      period_end_on: '2027-11-22',
      anchor_day: 22,
      due_on: '2026-11-29',
      payment_status: 'pending',
      used_sessions: 0,
      extra_sessions: 5,
    })
    expect(amountDue(row)).toBe(120_000 - 3_000)
  })

  test('to another cycle from an open period: its days until now are owed', () => {
    expect(amountDue(changedNow(subscription({ due_on: '2026-11-25' }), yearly, today))).toBe(120_000 + 7_000)
  })

  test('on the first day of a period costs the new price, on no day a cent more than both', () => {
    expect(amountDue(changedNow(subscription(), large, '2026-11-01'))).toBe(30_001)
    for (let day = 1; day <= 30; day += 1) {
      const row = changedNow(subscription(), large, `2026-11-${String(day).padStart(2, '0')}`)
      expect(amountDue(row)).toBe(10_000 + Math.round((up * (31 - day)) / 30))
    }
  })
})

test('a change at the renewal is shown as after what is open now was paid', () => {
  expect(effectAtRenewal(subscription(), large)).toEqual({
    effectiveOn: '2026-12-01',
    startsPeriod: true,
    periodEndOn: '2027-01-01',
    priceCents: 30_001,
    includedSessions: 500,
    remainingSessions: 500,
    dueOn: '2026-12-10',
    differenceCents: 0,
    amountDueCents: 30_001,
  })
})

test.each([
  [large, 'upgrade'],
  [yearly, 'upgrade'],
  [{ ...yearly, price_cents: 119_999 }, 'downgrade'],
  [{ ...yearly, included_sessions: 1199 }, 'downgrade'],
  [{ ...small, price_cents: 9_999, included_sessions: 9_999 }, 'downgrade'],
] as const)('to %o is an %s', (terms, kind) => {
  expect(kindOfChange(subscription(), terms)).toBe(kind)
})
