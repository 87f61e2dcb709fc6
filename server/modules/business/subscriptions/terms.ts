import { addMonths, dayOfMonth } from '#platform/calendar.ts'
import type { SubscriptionRow } from './queries.ts'

/** Pure rules of periods and money: docs/decisions/0011-subscriptions.md says them in words. */

/** What a plan includes, and what it costs. */
export type Terms = {
  planId: number
  priceCents: number
  currency: string
  cycleMonths: number
  includedSessions: number
}

export function termsOf(plan: Omit<Terms, 'planId'> & { id: number }): Terms {
  const { id, priceCents, currency, cycleMonths, includedSessions } = plan
  return { planId: id, priceCents, currency, cycleMonths, includedSessions }
}

/** The subscription with everything applied that fell due by `today`. `terms` apply to its next period. */
export function broughtUpTo(
  today: string,
  subscription: SubscriptionRow,
  terms: Terms,
): { row: SubscriptionRow; renewals: number } {
  let row = subscription
  let renewals = 0
  while (row.periodEndOn <= today) {
    if (row.cancelsAtPeriodEnd) {
      return { row: { ...row, state: 'cancelled', endedOn: row.periodEndOn }, renewals }
    }
    row = renewed(row, terms)
    renewals += 1
  }
  return { row: withDueDate(row, today), renewals }
}

/** The next period: sessions are reset, a scheduled plan applies, what is paid ahead or still open keeps its value. */
export function renewed(row: SubscriptionRow, terms: Terms): SubscriptionRow {
  const start = row.periodEndOn
  const end = addMonths(start, terms.cycleMonths, row.anchorDay)
  const carried = carriedOver(row, terms, start)
  const isOpenAgain = row.paymentStatus === 'paid' && carried.dueOn < end
  return {
    ...carried,
    ...terms,
    periodStartOn: start,
    periodEndOn: end,
    nextPlanId: null,
    usedSessions: 0,
    extraSessions: 0,
    paymentStatus: isOpenAgain ? 'pending' : row.paymentStatus,
  }
}

/** The due date is settled: it moves on by the cycle. Credit beyond the price stays for the next one. */
export function settled(row: SubscriptionRow, today: string): SubscriptionRow {
  const dueOn = addMonths(row.dueOn, row.cycleMonths, dueDay(row))
  return {
    ...row,
    dueOn,
    dueDay: dueDay(row),
    adjustmentCents: Math.min(row.priceCents + row.adjustmentCents, 0),
    paymentStatus: dueOn < today ? 'overdue' : dueOn < row.periodEndOn ? 'pending' : 'paid',
  }
}

export function amountDue({ priceCents, adjustmentCents }: SubscriptionRow): number {
  return Math.max(priceCents + adjustmentCents, 0)
}

/** Included + extra − used. */
export function remaining(row: SubscriptionRow): number {
  return row.includedSessions + row.extraSessions - row.usedSessions
}

/**
 * How many cycles are paid beyond the day `end` of a period, or, below zero, how many due dates before it are open.
 * Changes of price and cycle are carried over for each of them.
 */
export function cyclesPaidAhead(row: SubscriptionRow, end: string): number {
  let cycles = 0
  if (row.paymentStatus === 'paid') {
    while (addMonths(end, (cycles + 1) * row.cycleMonths, row.anchorDay) <= row.dueOn) cycles += 1
  } else {
    while (addMonths(row.dueOn, -cycles * row.cycleMonths, dueDay(row)) < end) cycles -= 1
  }
  return cycles
}

export function dueDay(row: SubscriptionRow): number {
  return row.dueDay ?? dayOfMonth(row.dueOn)
}

function carriedOver(row: SubscriptionRow, terms: Terms, start: string): SubscriptionRow {
  const cycles = cyclesPaidAhead(row, start)
  if (terms.cycleMonths === row.cycleMonths) {
    const difference = cycles * (terms.priceCents - row.priceCents)
    return upToDate({ ...row, adjustmentCents: row.adjustmentCents + difference }, start)
  }
  return upToDate(
    {
      ...row,
      adjustmentCents: row.adjustmentCents - cycles * row.priceCents,
      dueOn: addMonths(row.dueOn, -cycles * row.cycleMonths, dueDay(row)),
      dueDay: dueDay(row),
    },
    start,
  )
}

/** Marked as paid without a payment, it owes nothing for due dates before the new period. */
function upToDate(row: SubscriptionRow, start: string): SubscriptionRow {
  if (row.paymentStatus !== 'paid') return row
  let dueOn = row.dueOn
  while (dueOn < start) dueOn = addMonths(dueOn, row.cycleMonths, dueDay(row))
  return { ...row, dueOn, dueDay: dueDay(row) }
}

/** What is open becomes overdue after its due date; where there is nothing to pay, the date just moves on. */
function withDueDate(subscription: SubscriptionRow, today: string): SubscriptionRow {
  let row = subscription
  while (row.paymentStatus !== 'paid' && row.dueOn < today && amountDue(row) === 0) row = settled(row, today)
  const isOverdue = row.paymentStatus === 'pending' && row.dueOn < today
  return isOverdue ? { ...row, paymentStatus: 'overdue' } : row
}
