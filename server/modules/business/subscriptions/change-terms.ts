import type { PlanChangeEffect, PlanChangePreview } from '#contract/subscriptions.ts'
import { firstPaymentDays } from '#contract/subscriptions.ts'
import { addDays, addMonths, dayOfMonth, daysBetween } from '#platform/calendar.ts'
import type { SubscriptionRow } from './queries.ts'
import { amountDue, cyclesPaidAhead, remaining, renewed, settled, type Terms } from './terms.ts'

/** By the price of a month; by its sessions where that is the same. */
export function kindOfChange(row: SubscriptionRow, terms: Terms): PlanChangePreview['kind'] {
  const inMonths = (one: Terms, other: Terms) => ({
    price: one.priceCents * other.cycleMonths,
    sessions: one.includedSessions * other.cycleMonths,
  })
  const [before, after] = [inMonths(row, terms), inMonths(terms, row)]
  if (after.price !== before.price) return after.price > before.price ? 'upgrade' : 'downgrade'
  return after.sessions >= before.sessions ? 'upgrade' : 'downgrade'
}

/**
 * The plan changed on `today`. With the same cycle the period goes on: used and extra sessions stay, and each plan is
 * paid for its days. Another cycle begins a new period: what is left of the current one is credited if it was paid,
 * and what was used of it is owed if not.
 */
export function changedNow(row: SubscriptionRow, terms: Terms, today: string): SubscriptionRow {
  const isSameCycle = row.cycleMonths === terms.cycleMonths
  return isSameCycle ? changedWithinPeriod(row, terms, today) : changedWithNewPeriod(row, terms, today)
}

export function effectOf(
  before: SubscriptionRow,
  after: SubscriptionRow,
  effectiveOn: string,
): PlanChangeEffect {
  return {
    effectiveOn,
    startsPeriod: after.periodStartOn !== before.periodStartOn,
    periodEndOn: after.periodEndOn,
    priceCents: after.priceCents,
    includedSessions: after.includedSessions,
    remainingSessions: remaining(after),
    dueOn: after.dueOn,
    differenceCents: after.adjustmentCents - before.adjustmentCents,
    amountDueCents: amountDue(after),
  }
}

/** As it will be when what is open until then has been paid. */
export function effectAtRenewal(row: SubscriptionRow, terms: Terms): PlanChangeEffect {
  let paid = row
  while (paid.dueOn < row.periodEndOn) paid = settled(paid, row.periodStartOn)
  return effectOf(paid, renewed(paid, terms), row.periodEndOn)
}

function changedWithinPeriod(row: SubscriptionRow, terms: Terms, today: string): SubscriptionRow {
  const difference = terms.priceCents - row.priceCents
  const ofDaysLeft = shareOfDaysLeft(row, difference, today)
  // Paid: the days that are left cost more, or less. Open: the days that have passed still go by the old price.
  const adjustment = isPaid(row)
    ? ofDaysLeft + cyclesPaidAhead(row, row.periodEndOn) * difference
    : ofDaysLeft - difference
  return { ...row, ...terms, nextPlanId: null, adjustmentCents: row.adjustmentCents + adjustment }
}

function changedWithNewPeriod(row: SubscriptionRow, terms: Terms, today: string): SubscriptionRow {
  const ofDaysLeft = shareOfDaysLeft(row, row.priceCents, today)
  const adjustment = isPaid(row)
    ? -ofDaysLeft - cyclesPaidAhead(row, row.periodEndOn) * row.priceCents
    : row.priceCents - ofDaysLeft
  const dueOn = addDays(today, firstPaymentDays)
  return {
    ...row,
    ...terms,
    nextPlanId: null,
    anchorDay: dayOfMonth(today),
    periodStartOn: today,
    periodEndOn: addMonths(today, terms.cycleMonths, dayOfMonth(today)),
    dueOn,
    dueDay: dayOfMonth(dueOn),
    paymentStatus: 'pending',
    adjustmentCents: row.adjustmentCents + adjustment,
    usedSessions: 0,
    // Extra sessions that were not used come along.
    extraSessions: Math.min(row.extraSessions, Math.max(remaining(row), 0)),
  }
}

/** The part of an amount of one period that falls on its days from `today` on, rounded to a cent. */
function shareOfDaysLeft(row: SubscriptionRow, cents: number, today: string): number {
  const left = daysBetween(today, row.periodEndOn)
  const share = (Math.abs(cents) * left) / daysBetween(row.periodStartOn, row.periodEndOn)
  return Math.sign(cents) * Math.round(share) || 0
}

function isPaid(row: SubscriptionRow): boolean {
  return row.paymentStatus === 'paid'
}
