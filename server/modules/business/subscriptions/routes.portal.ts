import { portalRoutes } from '#areas/portal.ts'
import {
  clientPlan,
  ownCancellationInput,
  planChangeInput,
  planChangePreview,
  planChangeQuery,
  subscription,
  subscriptionOrder,
} from '#contract/subscriptions.ts'
import { cancelSubscription, undoCancellation } from './cancellation.ts'
import { changePlan, previewPlanChange, undoPlanChange } from './plan-change.ts'
import { presentClientPlan, presentSubscription } from './present.ts'
import { getClientPlan, orderSubscription } from './subscription.ts'

const portal = portalRoutes('subscriptions')

export const subscriptionPortalRoutes = [
  portal.get('/subscription', 'services:view', {
    summary: 'Get our current plan',
    answer: clientPlan,
    whileImpersonating: true,
    appliesCalendar: true,
    handle: async (ctx) => presentClientPlan(ctx.actor, await getClientPlan(ctx, ctx.actor.clientId)),
  }),

  portal.post('/subscriptions', 'services:order', {
    summary: 'Order a plan, starting today',
    body: subscriptionOrder,
    created: subscription,
    whileImpersonating: true,
    handle: async (ctx, input) => presentSubscription(ctx.actor, await orderSubscription(ctx, input)),
  }),

  portal.get('/subscription/plan-change', 'services:order', {
    summary: 'Preview a plan change, now and at renewal',
    query: planChangeQuery,
    answer: planChangePreview,
    whileImpersonating: true,
    appliesCalendar: true,
    handle: previewPlanChange,
  }),

  portal.put('/subscription/plan-change', 'services:order', {
    summary: 'Change the plan: an upgrade now or at renewal, a downgrade at renewal',
    body: planChangeInput,
    answer: subscription,
    whileImpersonating: true,
    handle: async (ctx, input) => presentSubscription(ctx.actor, await changePlan(ctx, input)),
  }),

  portal.delete('/subscription/plan-change', 'services:order', {
    summary: 'Undo a plan change scheduled for renewal',
    answer: subscription,
    whileImpersonating: true,
    handle: async (ctx) => presentSubscription(ctx.actor, await undoPlanChange(ctx, ctx.actor.clientId)),
  }),

  portal.put('/subscription/cancellation', 'services:cancel', {
    summary: 'Cancel at the end of the current period',
    body: ownCancellationInput,
    answer: subscription,
    whileImpersonating: true,
    handle: async (ctx, input) =>
      presentSubscription(ctx.actor, await cancelSubscription(ctx, { ...input, when: 'at_renewal' })),
  }),

  portal.delete('/subscription/cancellation', 'services:cancel', {
    summary: 'Undo a scheduled cancellation',
    answer: subscription,
    whileImpersonating: true,
    handle: async (ctx) => presentSubscription(ctx.actor, await undoCancellation(ctx, ctx.actor.clientId)),
  }),
]
