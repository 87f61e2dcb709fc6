import { z } from 'zod'
import { ability } from './abilities.ts'
import { paymentStatuses, paymentTypes } from './client-columns.ts'
import { day, id, line, optional, page, version } from './fields.ts'

export type PaymentType = (typeof paymentTypes)[number]
export const paymentType = z.enum(paymentTypes)

/** `pending` until its due date, `overdue` after it. */
export type PaymentStatus = (typeof paymentStatuses)[number]

const subscriptionStates = ['active', 'cancelled'] as const
export type SubscriptionState = (typeof subscriptionStates)[number]

/** When a change of plan or a cancellation takes effect. */
export const timings = ['now', 'at_renewal'] as const
export type Timing = (typeof timings)[number]

/** Days to the first payment of what clients order themselves, and of a period that a change of plan begins. */
export const firstPaymentDays = 7

const planTerms = z.object({
  id,
  name: z.string(),
  priceCents: z.int(),
  cycleMonths: z.int(),
  includedSessions: z.int(),
})

export const subscription = z.object({
  id,
  plan: z.object({ id, name: z.string() }),
  state: z.enum(subscriptionStates),
  priceCents: z.int(),
  currency: z.string(),
  cycleMonths: z.int(),
  includedSessions: z.int(),
  extraSessions: z.int(),
  usedSessions: z.int(),
  /** Included + extra − used; negative when more was used than there was. */
  remainingSessions: z.int(),
  startedOn: day,
  periodStartOn: day,
  /** The first day of the next period. */
  periodEndOn: day,
  dueOn: day,
  /** What changes of plan add to the next payment, or take from it. */
  adjustmentCents: z.int(),
  amountDueCents: z.int(),
  paymentType: paymentType.nullable(),
  paymentStatus: z.enum(paymentStatuses),
  lastPaidOn: day.nullable(),
  endedOn: day.nullable(),
  /** The plan that the next period begins with, when it is another one. */
  nextPlan: planTerms.nullable(),
  cancelsAtPeriodEnd: z.boolean(),
  version,
  abilities: z.object({
    edit: ability('auth.forbidden', 'subscription.none_active'),
    changePlan: ability('auth.forbidden', 'subscription.none_active'),
    cancel: ability('auth.forbidden', 'subscription.none_active'),
    recordPayment: ability('auth.forbidden', 'subscription.none_active'),
  }),
})
export type Subscription = z.output<typeof subscription>
export const subscriptionPage = page(subscription)

/** What the client has now. `today` is the provider's day, by which all dates here go. */
export const clientPlan = z.object({
  subscription: subscription.nullable(),
  today: day,
  abilities: z.object({ add: ability('auth.forbidden', 'subscription.already_active') }),
})
export type ClientPlan = z.output<typeof clientPlan>

/** `notify: false` tells nobody by e-mail: for what happened long ago. */
export const subscriptionInput = z.strictObject({
  planId: id,
  startedOn: day,
  dueOn: day,
  paymentType: paymentType.nullable().default(null),
  notify: z.boolean().default(true),
})
export type SubscriptionInput = z.output<typeof subscriptionInput>

/** What the client's own people send; the rest follows from the day. */
export const subscriptionOrder = z.strictObject({
  planId: id,
  paymentType: paymentType.nullable().default(null),
})

export const subscriptionEdit = z.strictObject({
  dueOn: day,
  paymentType: paymentType.nullable(),
  /** What is open becomes overdue by its date. */
  paymentStatus: z.enum(['pending', 'paid']),
  version,
})
export type SubscriptionEdit = z.output<typeof subscriptionEdit>

export const planChangeQuery = z.strictObject({ planId: z.coerce.number().pipe(id) })

/** What a change of plan would do, if it took effect on `effectiveOn`. */
export const planChangeEffect = z.object({
  effectiveOn: day,
  /** A change to another cycle begins a new period. */
  startsPeriod: z.boolean(),
  periodEndOn: day,
  priceCents: z.int(),
  includedSessions: z.int(),
  remainingSessions: z.int(),
  dueOn: day,
  /** What this change adds to the next payment, or takes from it, for the days that are left. */
  differenceCents: z.int(),
  amountDueCents: z.int(),
})
export type PlanChangeEffect = z.output<typeof planChangeEffect>

export const planChangePreview = z.object({
  kind: z.enum(['upgrade', 'downgrade']),
  currency: z.string(),
  /** Null when the change has to wait, for the reason in `nowRefusal`. */
  now: planChangeEffect.nullable(),
  nowRefusal: z.enum(['subscription.overdue', 'subscription.downgrade_at_renewal']).nullable(),
  atRenewal: planChangeEffect,
  /** Of the subscription that this was worked out from; to be sent with the change. */
  version,
})
export type PlanChangePreview = z.output<typeof planChangePreview>

export const planChangeInput = z.strictObject({ planId: id, when: z.enum(timings), version })
export type PlanChangeInput = z.output<typeof planChangeInput>

export const cancellationInput = z.strictObject({
  when: z.enum(timings),
  reason: optional(line(300)),
  version,
})
export type CancellationInput = z.output<typeof cancellationInput>
/** The client's own people cancel at the end of what they have paid for. */
export const ownCancellationInput = cancellationInput.omit({ when: true })

export const extraSessionsInput = z.strictObject({
  /** A negative number takes back what was added by mistake. */
  sessions: z
    .int()
    .min(-1_000_000)
    .max(1_000_000)
    .refine((sessions) => sessions !== 0, 'required'),
  reason: line(300),
})
export type ExtraSessionsInput = z.output<typeof extraSessionsInput>
