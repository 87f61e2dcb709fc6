import { queryOptions } from '@tanstack/react-query'
import {
  type Payment,
  type PaymentInput,
  paymentPage,
  type StaffPayment,
  staffPayment,
  staffPaymentPage,
} from '#contract/payments.ts'
import { type PlanOffer, planOfferPage } from '#contract/plans.ts'
import {
  type ClientPlan,
  clientPlan,
  type ExtraSessionsInput,
  type PlanChangeInput,
  type PlanChangePreview,
  planChangePreview,
  type Subscription,
  type SubscriptionEdit,
  type SubscriptionInput,
  subscription,
  subscriptionPage,
} from '#contract/subscriptions.ts'
import { type Usage, usagePage } from '#contract/usage.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { pagedQuery, queryClient } from '../../lib/query.ts'

/** Whose plan: a client's, for staff; or one's own client's. */
export type PlanScope = { area: 'staff' | 'portal'; clientId: number }

export function clientPlanQuery(scope: PlanScope) {
  const { key, path, account } = placeOf(scope)
  return queryOptions({
    queryKey: [...key, 'current'],
    queryFn: ({ signal }): Promise<ClientPlan> =>
      apiGet(clientPlan, `${path}/subscription`, { signal, account }),
  })
}

/** What can be ordered now. */
export function offersQuery(scope: PlanScope) {
  const { key, account } = placeOf(scope)
  return scope.area === 'staff'
    ? pagedQuery<PlanOffer>(planOfferPage, ['plans', 'offers'], '/plans', {
        query: { limit: 100, isActive: true },
        account,
      })
    : pagedQuery<PlanOffer>(planOfferPage, [...key, 'offers'], '/portal/plans', {
        query: { limit: 100 },
        account,
      })
}

export function previewQuery(scope: PlanScope, planId: number) {
  const { key, path, account } = placeOf(scope)
  return queryOptions({
    queryKey: [...key, 'preview', planId],
    queryFn: ({ signal }): Promise<PlanChangePreview> =>
      apiGet(planChangePreview, `${path}/subscription/plan-change`, { query: { planId }, signal, account }),
    // What is confirmed must be what holds.
    staleTime: 0,
    gcTime: 0,
  })
}

export function paymentsQuery(clientId: number) {
  const { key, path, account } = placeOf({ area: 'staff', clientId })
  return pagedQuery<StaffPayment>(staffPaymentPage, [...key, 'payments'], `${path}/payments`, { account })
}

export function ownPaymentsQuery(clientId: number) {
  const { key, path, account } = placeOf({ area: 'portal', clientId })
  return pagedQuery<Payment>(paymentPage, [...key, 'payments'], `${path}/payments`, { account })
}

export function usageQuery(clientId: number) {
  const { key, path, account } = placeOf({ area: 'staff', clientId })
  return pagedQuery<Usage>(usagePage, [...key, 'usage'], `${path}/usage`, { account })
}

export function subscriptionsQuery(clientId: number) {
  const { key, path, account } = placeOf({ area: 'staff', clientId })
  return pagedQuery<Subscription>(subscriptionPage, [...key, 'all'], `${path}/subscriptions`, { account })
}

export const addSubscription = (scope: PlanScope, input: SubscriptionInput) =>
  send(scope, 'POST', '/subscriptions', input)

export const orderPlan = (scope: PlanScope, input: Pick<SubscriptionInput, 'planId' | 'paymentType'>) =>
  send(scope, 'POST', '/subscriptions', input)

export const editSubscription = (scope: PlanScope, edit: SubscriptionEdit) =>
  send(scope, 'PUT', '/subscription', edit)

export const addExtraSessions = (scope: PlanScope, input: ExtraSessionsInput) =>
  send(scope, 'POST', '/subscription/extra-sessions', input)

export const changePlan = (scope: PlanScope, input: PlanChangeInput) =>
  send(scope, 'PUT', '/subscription/plan-change', input)

export const undoPlanChange = (scope: PlanScope) => send(scope, 'DELETE', '/subscription/plan-change')

export const cancelPlan = (scope: PlanScope, input: object) =>
  send(scope, 'PUT', '/subscription/cancellation', input)

export const undoCancellation = (scope: PlanScope) => send(scope, 'DELETE', '/subscription/cancellation')

export async function recordPayment(scope: PlanScope, input: PaymentInput): Promise<StaffPayment> {
  const { path, account } = placeOf(scope)
  return await refreshing(scope, () => apiSend('POST', staffPayment, `${path}/payments`, input, { account }))
}

async function send(
  scope: PlanScope,
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
): Promise<Subscription> {
  const place = placeOf(scope)
  return await refreshing(scope, () =>
    apiSend(method, subscription, place.path + path, body, { account: place.account }),
  )
}

/** Also after a refusal: what is on the screen was out of date then. */
async function refreshing<T>(scope: PlanScope, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } finally {
    const keys =
      scope.area === 'staff'
        ? [['clients', scope.clientId], ['clients', 'list'], ['plans']]
        : [placeOf(scope).key, ['portal', scope.clientId, 'emails']]
    await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
  }
}

function placeOf({ area, clientId }: PlanScope) {
  return area === 'staff'
    ? { key: ['clients', clientId, 'plan'], path: `/clients/${clientId}`, account: null }
    : { key: ['portal', clientId, 'plan'], path: '/portal', account: clientId }
}
