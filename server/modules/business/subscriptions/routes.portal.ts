import { portalContext } from '#areas/request.ts'
import {
  clientPlan,
  ownCancellationInput,
  planChangeInput,
  planChangePreview,
  planChangeQuery,
  subscription,
  subscriptionOrder,
} from '#contract/subscriptions.ts'
import type { App } from '#platform/http/app-type.ts'
import { cancelSubscription, undoCancellation } from './cancellation.ts'
import { changePlan, previewPlanChange, undoPlanChange } from './plan-change.ts'
import { presentClientPlan, presentSubscription } from './present.ts'
import { getClientPlan, orderSubscription } from './subscription.ts'

const tags = ['subscriptions']
const ordering = { access: 'services:order', whileImpersonating: true } as const
const cancelling = { access: 'services:cancel', whileImpersonating: true } as const
const saved = { 200: subscription }

export async function subscriptionPortalRoutes(app: App): Promise<void> {
  app.get(
    '/subscription',
    {
      schema: { tags, summary: 'What we have contracted now', response: { 200: clientPlan } },
      config: { access: 'services:view', whileImpersonating: true, appliesCalendar: true },
    },
    async (request) => {
      const ctx = portalContext(request)
      return presentClientPlan(ctx.actor, await getClientPlan(ctx, ctx.actor.clientId))
    },
  )

  app.post(
    '/subscriptions',
    {
      schema: {
        tags,
        summary: 'Order a plan, from today on',
        body: subscriptionOrder,
        response: { 201: subscription },
      },
      config: ordering,
    },
    async (request, reply) => {
      const ctx = portalContext(request)
      const row = await orderSubscription(ctx, { ...request.body, clientId: ctx.actor.clientId })
      reply.status(201)
      return presentSubscription(ctx.actor, row)
    },
  )

  app.get(
    '/subscription/plan-change',
    {
      schema: {
        tags,
        summary: 'What a change to a plan would do, now and at the renewal',
        querystring: planChangeQuery,
        response: { 200: planChangePreview },
      },
      config: { ...ordering, appliesCalendar: true },
    },
    async (request) => {
      const ctx = portalContext(request)
      return await previewPlanChange(ctx, { ...request.query, clientId: ctx.actor.clientId })
    },
  )

  app.put(
    '/subscription/plan-change',
    {
      schema: {
        tags,
        summary: 'Change the plan: an upgrade now or at the renewal, a downgrade at the renewal',
        body: planChangeInput,
        response: saved,
      },
      config: ordering,
    },
    async (request) => {
      const ctx = portalContext(request)
      const row = await changePlan(ctx, { ...request.body, clientId: ctx.actor.clientId })
      return presentSubscription(ctx.actor, row)
    },
  )

  app.delete(
    '/subscription/plan-change',
    {
      schema: { tags, summary: 'Take back the change that waits for the renewal', response: saved },
      config: ordering,
    },
    async (request) => {
      const ctx = portalContext(request)
      return presentSubscription(ctx.actor, await undoPlanChange(ctx, ctx.actor.clientId))
    },
  )

  app.put(
    '/subscription/cancellation',
    {
      schema: {
        tags,
        summary: 'Cancel at the end of the present period',
        body: ownCancellationInput,
        response: saved,
      },
      config: cancelling,
    },
    async (request) => {
      const ctx = portalContext(request)
      const { clientId } = ctx.actor
      const row = await cancelSubscription(ctx, { ...request.body, clientId, when: 'at_renewal' })
      return presentSubscription(ctx.actor, row)
    },
  )

  app.delete(
    '/subscription/cancellation',
    {
      schema: { tags, summary: 'Take back a cancellation that waits', response: saved },
      config: cancelling,
    },
    async (request) => {
      const ctx = portalContext(request)
      return presentSubscription(ctx.actor, await undoCancellation(ctx, ctx.actor.clientId))
    },
  )
}
