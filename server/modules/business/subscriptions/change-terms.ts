import type { PlanChangeEffect, PlanChangePreview } from '#contract/subscriptions.ts'
import { firstPaymentDays } from '#contract/subscriptions.ts'
import { addDays, addMonths, dayOfMonth, daysBetween } from '#platform/calendar.ts'
import type { SubscriptionRow } from './queries.ts'
import { amountDue, cyclesPaidAhead, remaining, renewed, settled, type Terms } from './terms.ts'

/** By the price of a month; by its sessions where that is the same. */
export function kindOfChange(row: SubscriptionRow, terms: Terms): PlanChangePreview['kind'] {
  const inMonths = (one: Terms, other: Terms) => ({
    price: one.price_cents * other.cycle_months,
    sessions: one.included_sessions * other.cycle_months,
  })
  const [before, after] = [inMonths(row, terms), inMonths(terms, row)]
  if (after.price !== before.price) return after.price > before.price ? 'upgrade' : 'downgrade'
  return after.sessions >= before.sessions ? 'upgrade' : 'downgrade'
}

/**
 * The plan changed on `today`. With the same cycle the period goes on: used and extra sessions stay, and each plan is
 * paid for its days. Another cycle begins a new period: what is left of the present one is credited if it was paid,
 * and what was used of it is owed if not.
 */
export function changedNow(row: SubscriptionRow, terms: Terms, today: string): SubscriptionRow {
  const isSameCycle = row.cycle_months === terms.cycle_months
  return isSameCycle ? changedWithinPeriod(row, terms, today) : changedWithNewPeriod(row, terms, today)
}

export function effectOf(
  before: SubscriptionRow,
  after: SubscriptionRow,
  effectiveOn: string,
): PlanChangeEffect {
  return {
    effectiveOn,
    startsPeriod: after.period_start_on !== before.period_start_on,
    periodEndOn: after.period_end_on,
    priceCents: after.price_cents,
    includedSessions: after.included_sessions,
    remainingSessions: remaining(after),
    dueOn: after.due_on,
    differenceCents: after.adjustment_cents - before.adjustment_cents,
    amountDueCents: amountDue(after),
  }
}

/** As it will be when what is open until then has been paid. */
export function effectAtRenewal(row: SubscriptionRow, terms: Terms): PlanChangeEffect {
  let paid = row
  while (paid.due_on < row.period_end_on) paid = settled(paid, row.period_start_on)
  return effectOf(paid, renewed(paid, terms), row.period_end_on)
}

function changedWithinPeriod(row: SubscriptionRow, terms: Terms, today: string): SubscriptionRow {
  const difference = terms.price_cents - row.price_cents
  const ofDaysLeft = shareOfDaysLeft(row, difference, today)
  // Paid: the days that are left cost more, or less. Open: the days that have passed still go by the old price.
  const adjustment = isPaid(row)
    ? ofDaysLeft + cyclesPaidAhead(row, row.period_end_on) * difference
    : ofDaysLeft - difference
  return { ...row, ...terms, next_plan_id: null, adjustment_cents: row.adjustment_cents + adjustment }
}

function changedWithNewPeriod(row: SubscriptionRow, terms: Terms, today: string): SubscriptionRow {
  const ofDaysLeft = shareOfDaysLeft(row, row.price_cents, today)
  const adjustment = isPaid(row)
    ? -ofDaysLeft - cyclesPaidAhead(row, row.period_end_on) * row.price_cents
    : row.price_cents - ofDaysLeft
  const due_on = addDays(today, firstPaymentDays)
  return {
    ...row,
    ...terms,
    next_plan_id: null,
    anchor_day: dayOfMonth(today),
    period_start_on: today,
    period_end_on: addMonths(today, terms.cycle_months, dayOfMonth(today)),
    due_on,
    due_day: dayOfMonth(due_on),
    payment_status: 'pending',
    adjustment_cents: row.adjustment_cents + adjustment,
    used_sessions: 0,
    // Extra sessions that were not used come along.
    extra_sessions: Math.min(row.extra_sessions, Math.max(remaining(row), 0)),
  }
}

/** The part of an amount of one period that falls on its days from `today` on, rounded to a cent. */
function shareOfDaysLeft(row: SubscriptionRow, cents: number, today: string): number {
  const left = daysBetween(today, row.period_end_on)
  const share = (Math.abs(cents) * left) / daysBetween(row.period_start_on, row.period_end_on)
  return Math.sign(cents) * Math.round(share) || 0
}

function isPaid(row: SubscriptionRow): boolean {
  return row.payment_status === 'paid'
}
