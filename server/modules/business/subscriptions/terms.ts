import { addMonths, dayOfMonth } from '#platform/calendar.ts'
import type { SubscriptionRow } from './queries.ts'

/** Pure rules of periods and money: docs/decisions/0011-subscriptions.md says them in words. */

/** What a plan promises, and asks for it. */
export type Terms = {
  plan_id: number
  price_cents: number
  currency: string
  cycle_months: number
  included_sessions: number
}

export function termsOf(plan: Omit<Terms, 'plan_id'> & { id: number }): Terms {
  const { id, price_cents, currency, cycle_months, included_sessions } = plan
  return { plan_id: id, price_cents, currency, cycle_months, included_sessions }
}

/** What the calendar has made of a subscription by `today`. `terms` are those that its next period begins with. */
export function broughtUpTo(
  today: string,
  subscription: SubscriptionRow,
  terms: Terms,
): { row: SubscriptionRow; renewals: number } {
  let row = subscription
  let renewals = 0
  while (row.period_end_on <= today) {
    if (row.cancels_at_period_end) {
      return { row: { ...row, state: 'cancelled', ended_on: row.period_end_on }, renewals }
    }
    row = renewed(row, terms)
    renewals += 1
  }
  return { row: withDueDate(row, today), renewals }
}

/** The next period: sessions start anew, the other plan applies, what was paid ahead or is still open keeps its worth. */
export function renewed(row: SubscriptionRow, terms: Terms): SubscriptionRow {
  const start = row.period_end_on
  const end = addMonths(start, terms.cycle_months, row.anchor_day)
  const carried = carriedOver(row, terms, start)
  const isOpenAgain = row.payment_status === 'paid' && carried.due_on < end
  return {
    ...carried,
    ...terms,
    period_start_on: start,
    period_end_on: end,
    next_plan_id: null,
    used_sessions: 0,
    extra_sessions: 0,
    payment_status: isOpenAgain ? 'pending' : row.payment_status,
  }
}

/** The due date is settled: it moves on by the cycle. Credit beyond the price stays for the next one. */
export function settled(row: SubscriptionRow, today: string): SubscriptionRow {
  const due_on = addMonths(row.due_on, row.cycle_months, dueDay(row))
  return {
    ...row,
    due_on,
    due_day: dueDay(row),
    adjustment_cents: Math.min(row.price_cents + row.adjustment_cents, 0),
    payment_status: due_on < today ? 'overdue' : due_on < row.period_end_on ? 'pending' : 'paid',
  }
}

export function amountDue({ price_cents, adjustment_cents }: SubscriptionRow): number {
  return Math.max(price_cents + adjustment_cents, 0)
}

/** Included + extra − used. */
export function remaining(row: SubscriptionRow): number {
  return row.included_sessions + row.extra_sessions - row.used_sessions
}

/**
 * How many cycles are paid beyond the day `end` of a period, or, below zero, how many due dates before it are open.
 * Changes of price and cycle are carried over for each of them.
 */
export function cyclesPaidAhead(row: SubscriptionRow, end: string): number {
  let cycles = 0
  if (row.payment_status === 'paid') {
    while (addMonths(end, (cycles + 1) * row.cycle_months, row.anchor_day) <= row.due_on) cycles += 1
  } else {
    while (addMonths(row.due_on, -cycles * row.cycle_months, dueDay(row)) < end) cycles -= 1
  }
  return cycles
}

export function dueDay(row: SubscriptionRow): number {
  return row.due_day ?? dayOfMonth(row.due_on)
}

function carriedOver(row: SubscriptionRow, terms: Terms, start: string): SubscriptionRow {
  const cycles = cyclesPaidAhead(row, start)
  if (terms.cycle_months === row.cycle_months) {
    const difference = cycles * (terms.price_cents - row.price_cents)
    return upToDate({ ...row, adjustment_cents: row.adjustment_cents + difference }, start)
  }
  return upToDate(
    {
      ...row,
      adjustment_cents: row.adjustment_cents - cycles * row.price_cents,
      due_on: addMonths(row.due_on, -cycles * row.cycle_months, dueDay(row)),
      due_day: dueDay(row),
    },
    start,
  )
}

/** Who was marked as paid without a payment owes nothing for due dates before the new period. */
function upToDate(row: SubscriptionRow, start: string): SubscriptionRow {
  if (row.payment_status !== 'paid') return row
  let due_on = row.due_on
  while (due_on < start) due_on = addMonths(due_on, row.cycle_months, dueDay(row))
  return { ...row, due_on, due_day: dueDay(row) }
}

/** What is open becomes overdue after its due date; where there is nothing to pay, the date just moves on. */
function withDueDate(subscription: SubscriptionRow, today: string): SubscriptionRow {
  let row = subscription
  while (row.payment_status !== 'paid' && row.due_on < today && amountDue(row) === 0)
    row = settled(row, today)
  const isOverdue = row.payment_status === 'pending' && row.due_on < today
  return isOverdue ? { ...row, payment_status: 'overdue' } : row
}
