import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
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
import type { App } from '#platform/http/app-type.ts'
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

const params = z.object({ clientId: idParam })
const reading = { access: 'clients:view', whileImpersonating: false } as const
const writing = { access: 'subscriptions:edit', whileImpersonating: false } as const
const saved = { 200: subscription }

export async function subscriptionStaffRoutes(app: App): Promise<void> {
  app.get(
    '/clients/:clientId/subscription',
    {
      schema: describe('What a client has contracted now', { response: { 200: clientPlan } }),
      config: reading,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentClientPlan(ctx.actor, await getClientPlan(ctx, request.params.clientId))
    },
  )

  app.get(
    '/clients/:clientId/subscriptions',
    {
      schema: describe('What a client has and had contracted, newest first', {
        querystring: pageQuery,
        response: { 200: subscriptionPage },
      }),
      config: reading,
    },
    async (request) => {
      const ctx = staffContext(request)
      const { items, next } = await listSubscriptions(ctx, { ...request.query, ...request.params })
      return { items: items.map((row) => presentSubscription(ctx.actor, row)), next }
    },
  )

  app.post(
    '/clients/:clientId/subscriptions',
    {
      schema: describe('Contract a plan for a client', {
        body: subscriptionInput,
        response: { 201: subscription },
      }),
      config: writing,
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      const row = await addSubscription(ctx, { ...request.body, ...request.params })
      return await reply.status(201).send(presentSubscription(ctx.actor, row))
    },
  )

  app.put(
    '/clients/:clientId/subscription',
    {
      schema: describe(
        'Change due date, payment type and status, unless somebody changed them since `version`',
        {
          body: subscriptionEdit,
          response: saved,
        },
      ),
      config: writing,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentSubscription(
        ctx.actor,
        await updateSubscription(ctx, { ...request.body, ...request.params }),
      )
    },
  )

  app.post(
    '/clients/:clientId/subscription/extra-sessions',
    {
      schema: describe('Add extra sessions to the present period, with the reason', {
        body: extraSessionsInput,
        response: saved,
      }),
      config: writing,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentSubscription(
        ctx.actor,
        await addExtraSessions(ctx, { ...request.body, ...request.params }),
      )
    },
  )

  addChanges(app)
}

function addChanges(app: App): void {
  app.get(
    '/clients/:clientId/subscription/plan-change',
    {
      schema: describe('What a change to a plan would do, now and at the renewal', {
        querystring: planChangeQuery,
        response: { 200: planChangePreview },
      }),
      config: writing,
    },
    async (request) =>
      await previewPlanChange(staffContext(request), { ...request.query, ...request.params }),
  )

  app.put(
    '/clients/:clientId/subscription/plan-change',
    {
      schema: describe('Change the plan, now or at the renewal', { body: planChangeInput, response: saved }),
      config: writing,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentSubscription(ctx.actor, await changePlan(ctx, { ...request.body, ...request.params }))
    },
  )

  app.delete(
    '/clients/:clientId/subscription/plan-change',
    {
      schema: describe('Take back the change that waits for the renewal', { response: saved }),
      config: writing,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentSubscription(ctx.actor, await undoPlanChange(ctx, request.params.clientId))
    },
  )

  app.put(
    '/clients/:clientId/subscription/cancellation',
    {
      schema: describe('Cancel, now or at the end of the period', {
        body: cancellationInput,
        response: saved,
      }),
      config: writing,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentSubscription(
        ctx.actor,
        await cancelSubscription(ctx, { ...request.body, ...request.params }),
      )
    },
  )

  app.delete(
    '/clients/:clientId/subscription/cancellation',
    {
      schema: describe('Take back a cancellation that waits for the end of the period', { response: saved }),
      config: writing,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentSubscription(ctx.actor, await undoCancellation(ctx, request.params.clientId))
    },
  )
}

function describe<Schema extends object>(summary: string, schema: Schema) {
  return { tags: ['subscriptions'], summary, params, ...schema }
}
