import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import {
  cancellationInput,
  clientPlan,
  extraSessionsInput,
  planChangeInput,
  planChangePreview,
  planChangeQuery,
  subscription,
  subscriptionEdit,
  subscriptionInput,
  subscriptionPage,
} from '#contract/subscriptions.ts'
import { presentPage } from '#platform/http/page.ts'
import { cancelSubscription, undoCancellation } from './cancellation.ts'
import { changePlan, previewPlanChange, undoPlanChange } from './plan-change.ts'
import { presentClientPlan, presentSubscription } from './present.ts'
import {
  addExtraSessions,
  addSubscription,
  getClientPlan,
  listSubscriptions,
  updateSubscription,
} from './subscription.ts'

const staff = staffRoutes('subscriptions')
const params = z.object({ clientId: idParam })

export const subscriptionStaffRoutes = [
  staff.get('/clients/:clientId/subscription', 'clients:view', {
    summary: 'Get a client’s current plan',
    params,
    answer: clientPlan,
    handle: async (ctx, input) => presentClientPlan(ctx.actor, await getClientPlan(ctx, input.clientId)),
  }),

  staff.get('/clients/:clientId/subscriptions', 'clients:view', {
    summary: 'List a client’s subscriptions, newest first',
    params,
    query: pageQuery,
    answer: subscriptionPage,
    handle: async (ctx, input) =>
      presentPage(await listSubscriptions(ctx, input), (row) => presentSubscription(ctx.actor, row)),
  }),

  staff.post('/clients/:clientId/subscriptions', 'subscriptions:edit', {
    summary: 'Subscribe a client to a plan',
    params,
    body: subscriptionInput,
    created: subscription,
    handle: async (ctx, input) => presentSubscription(ctx.actor, await addSubscription(ctx, input)),
  }),

  staff.put('/clients/:clientId/subscription', 'subscriptions:edit', {
    summary: 'Update due date, payment type and status, unless someone changed them since `version`',
    params,
    body: subscriptionEdit,
    answer: subscription,
    handle: async (ctx, input) => presentSubscription(ctx.actor, await updateSubscription(ctx, input)),
  }),

  staff.post('/clients/:clientId/subscription/extra-sessions', 'subscriptions:edit', {
    summary: 'Add extra sessions to the current period, with a reason',
    params,
    body: extraSessionsInput,
    answer: subscription,
    handle: async (ctx, input) => presentSubscription(ctx.actor, await addExtraSessions(ctx, input)),
  }),

  staff.get('/clients/:clientId/subscription/plan-change', 'subscriptions:edit', {
    summary: 'Preview a plan change, now and at renewal',
    params,
    query: planChangeQuery,
    answer: planChangePreview,
    handle: previewPlanChange,
  }),

  staff.put('/clients/:clientId/subscription/plan-change', 'subscriptions:edit', {
    summary: 'Change the plan, now or at renewal',
    params,
    body: planChangeInput,
    answer: subscription,
    handle: async (ctx, input) => presentSubscription(ctx.actor, await changePlan(ctx, input)),
  }),

  staff.delete('/clients/:clientId/subscription/plan-change', 'subscriptions:edit', {
    summary: 'Undo a plan change scheduled for renewal',
    params,
    answer: subscription,
    handle: async (ctx, input) => presentSubscription(ctx.actor, await undoPlanChange(ctx, input.clientId)),
  }),

  staff.put('/clients/:clientId/subscription/cancellation', 'subscriptions:edit', {
    summary: 'Cancel, now or at the end of the period',
    params,
    body: cancellationInput,
    answer: subscription,
    handle: async (ctx, input) => presentSubscription(ctx.actor, await cancelSubscription(ctx, input)),
  }),

  staff.delete('/clients/:clientId/subscription/cancellation', 'subscriptions:edit', {
    summary: 'Undo a cancellation scheduled for the end of the period',
    params,
    answer: subscription,
    handle: async (ctx, input) => presentSubscription(ctx.actor, await undoCancellation(ctx, input.clientId)),
  }),
]
