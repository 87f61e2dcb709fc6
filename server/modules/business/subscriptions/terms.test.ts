import { describe, expect, test } from 'vitest'
import { changedNow, effectAtRenewal, kindOfChange } from './change-terms.ts'
import type { SubscriptionRow } from './queries.ts'
import { amountDue, broughtUpTo, remaining, settled, type Terms } from './terms.ts'

const small: Terms = {
  planId: 1,
  priceCents: 10_000,
  currency: 'BRL',
  cycleMonths: 1,
  includedSessions: 100,
}
const large: Terms = { ...small, planId: 2, priceCents: 30_001, includedSessions: 500 }
const yearly: Terms = {
  ...small,
  planId: 3,
  priceCents: 120_000,
  cycleMonths: 12,
  includedSessions: 1200,
}

function subscription(overrides: Partial<SubscriptionRow> = {}): SubscriptionRow {
  return {
    ...small,
    id: 1,
    clientId: 1,
    state: 'active',
    startedOn: '2026-11-01',
    anchorDay: 1,
    periodStartOn: '2026-11-01',
    periodEndOn: '2026-12-01',
    dueOn: '2026-11-10',
    dueDay: 10,
    nextPlanId: null,
    cancelsAtPeriodEnd: false,
    usedSessions: 40,
    extraSessions: 10,
    paymentType: null,
    paymentStatus: 'pending',
    lastPaidOn: null,
    endedOn: null,
    adjustmentCents: 0,
    amountDueCents: 0,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    version: 0,
    ...overrides,
  }
}

const paid = { paymentStatus: 'paid' as const, dueOn: '2026-12-10' }

/** Pays what is due until nothing before `until` is, and says how much it was. */
function paidUntil(until: string, row: SubscriptionRow): { total: number; row: SubscriptionRow } {
  let [total, now] = [0, row]
  while (now.dueOn < until) {
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
      periodStartOn: '2026-12-01',
      periodEndOn: '2027-01-01',
      usedSessions: 0,
      extraSessions: 0,
      paymentStatus: 'pending',
      dueOn: '2026-12-10',
    })
  })

  test('on the day before nothing happens', () => {
    const before = subscription(paid)
    expect(broughtUpTo('2026-11-30', before, small)).toEqual({ row: before, renewals: 0 })
  })

  test('from the end of a month to the ends of the following ones', () => {
    const ends = subscription({ ...paid, dueOn: '2027-03-31', dueDay: 31, anchorDay: 31 })
    const january = { ...ends, periodStartOn: '2026-12-31', periodEndOn: '2027-01-31' }
    const periods = ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'].map((today) => {
      const { row } = broughtUpTo(today, january, small)
      return `${row.periodStartOn} ${row.periodEndOn}`
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
      periodStartOn: '2027-02-01',
      paymentStatus: 'overdue',
      dueOn: '2026-11-10',
    })
    expect(broughtUpTo('2027-02-14', row, small)).toEqual({ row, renewals: 0 })
  })

  test('the next plan applies, as it is sold by then', () => {
    const { row } = broughtUpTo('2026-12-01', subscription({ ...paid, nextPlanId: 2 }), large)
    expect(row).toMatchObject({ ...large, nextPlanId: null, adjustmentCents: 0 })
  })

  test('a pending cancellation ends it on the day of the period, however late', () => {
    const { row } = broughtUpTo('2027-02-14', subscription({ ...paid, cancelsAtPeriodEnd: true }), small)
    expect(row).toMatchObject({ state: 'cancelled', endedOn: '2026-12-01', periodEndOn: '2026-12-01' })
  })

  test('what costs nothing is never overdue', () => {
    const free = { ...small, priceCents: 0 }
    const { row } = broughtUpTo(
      '2027-02-14',
      subscription({ ...free, dueDay: 31, dueOn: '2026-11-30' }),
      free,
    )
    expect(row).toMatchObject({ paymentStatus: 'pending' as const, dueOn: '2027-02-28', dueDay: 31 })
  })

  test('who paid two months ahead of a price that rose owes the difference of the month ahead', () => {
    const ahead = subscription({ paymentStatus: 'paid' as const, dueOn: '2027-01-10' })
    const { row } = broughtUpTo('2026-12-01', ahead, large)
    expect(row).toMatchObject({ paymentStatus: 'paid', adjustmentCents: 20_001 })
    expect(paidUntil('2027-02-10', row).total).toBe(30_001 + 20_001)
  })

  test('debts stay at the price that they were made at', () => {
    const open = subscription({
      periodEndOn: '2026-12-01',
      dueOn: '2026-10-10',
      paymentStatus: 'overdue',
    })
    const { row } = broughtUpTo('2026-12-01', open, large)
    expect(paidUntil('2026-12-10', row).total).toBe(20_000)
    expect(paidUntil('2027-01-10', row).total).toBe(50_001)
  })

  test('debts and payments ahead keep their worth when the cycle changes', () => {
    const open = broughtUpTo(
      '2026-12-01',
      subscription({ dueOn: '2026-10-10', paymentStatus: 'overdue' }),
      yearly,
    )
    expect(open.row).toMatchObject({ dueOn: '2026-12-10', adjustmentCents: 20_000 })
    const ahead = broughtUpTo(
      '2026-12-01',
      subscription({ paymentStatus: 'paid' as const, dueOn: '2027-02-10' }),
      yearly,
    )
    expect(ahead.row).toMatchObject({
      dueOn: '2026-12-10',
      adjustmentCents: -20_000,
      paymentStatus: 'pending',
    })
    expect(amountDue(ahead.row)).toBe(100_000)
  })

  test('who was marked as paid without a payment is asked for the new period only', () => {
    const { row } = broughtUpTo('2026-12-01', subscription({ paymentStatus: 'paid' }), small)
    expect(row).toMatchObject({ paymentStatus: 'pending' as const, dueOn: '2026-12-10' })
  })
})

describe('a payment', () => {
  test.each([
    ['2026-11-09', '2026-11-10', 'paid', '2026-12-10'],
    ['2026-12-20', '2026-10-10', 'overdue', '2026-11-10'],
    ['2026-11-09', '2026-10-20', 'pending', '2026-11-20'],
  ])('on %s for %s: %s, next due on %s', (today, dueOn, paymentStatus, next) => {
    expect(settled(subscription({ dueOn, dueDay: null }), today)).toMatchObject({
      paymentStatus,
      dueOn: next,
    })
  })

  test('for 31 January, then for 28 February: next due on 31 March', () => {
    const first = settled(subscription({ dueOn: '2027-01-31', dueDay: null }), '2027-01-31')
    expect(first).toMatchObject({ dueOn: '2027-02-28', dueDay: 31 })
    expect(settled(first, '2027-02-28').dueOn).toBe('2027-03-31')
  })

  test('takes an adjustment along; credit beyond the price stays', () => {
    expect(settled(subscription({ adjustmentCents: 500 }), '2026-11-10').adjustmentCents).toBe(0)
    expect(settled(subscription({ adjustmentCents: -12_000 }), '2026-11-10').adjustmentCents).toBe(-2_000)
  })
})

describe('a change now', () => {
  // From 22 November on 9 of 30 days are left.
  const today = '2026-11-22'
  const up = 20_001

  test('of an open period: each plan is paid for its days, to the cent', () => {
    const row = changedNow(subscription({ dueOn: '2026-11-25' }), large, today)
    expect(row).toMatchObject({
      ...large,
      periodEndOn: '2026-12-01',
      dueOn: '2026-11-25',
      usedSessions: 40,
    })
    expect(amountDue(row)).toBe(10_000 + Math.round((up * 9) / 30))
    expect(remaining(row)).toBe(500 + 10 - 40)
  })

  test('of a paid period: the days that are left cost more with the next payment', () => {
    const row = changedNow(subscription(paid), large, today)
    expect(row.adjustmentCents).toBe(Math.round((up * 9) / 30))
    expect(amountDue(row)).toBe(30_001 + Math.round((up * 9) / 30))
  })

  test('and back on the same day: as if nothing had been', () => {
    const there = changedNow(subscription(paid), large, today)
    expect(changedNow(there, small, today)).toEqual(subscription(paid))
  })

  test('to a smaller plan: less to pay next time, and fewer sessions, even less than were used', () => {
    const row = changedNow(subscription({ ...paid, ...large, usedSessions: 300 }), small, today)
    expect(amountDue(row)).toBe(10_000 - Math.round((up * 9) / 30))
    expect(remaining(row)).toBe(100 + 10 - 300)
  })

  test('to another cycle: a new period, the paid days that are left taken from its price', () => {
    const row = changedNow(subscription({ ...paid, usedSessions: 105 }), yearly, today)
    expect(row).toMatchObject({
      ...yearly,
      periodStartOn: today,
      periodEndOn: '2027-11-22',
      anchorDay: 22,
      dueOn: '2026-11-29',
      paymentStatus: 'pending',
      usedSessions: 0,
      extraSessions: 5,
    })
    expect(amountDue(row)).toBe(120_000 - 3_000)
  })

  test('to another cycle from an open period: its days until now are owed', () => {
    expect(amountDue(changedNow(subscription({ dueOn: '2026-11-25' }), yearly, today))).toBe(120_000 + 7_000)
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
  [{ ...yearly, priceCents: 119_999 }, 'downgrade'],
  [{ ...yearly, includedSessions: 1199 }, 'downgrade'],
  [{ ...small, priceCents: 9_999, includedSessions: 9_999 }, 'downgrade'],
] as const)('to %o is an %s', (terms, kind) => {
  expect(kindOfChange(subscription(), terms)).toBe(kind)
})
