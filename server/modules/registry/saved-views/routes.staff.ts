import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { idParam } from '#contract/fields.ts'
import { savedView, savedViewEdit, savedViewInput, savedViews } from '#contract/saved-views.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import { presentView } from './present.ts'
import { createSavedView, deleteSavedView, listSavedViews, updateSavedView } from './saved-view.ts'

const tags = ['clients']
const params = z.object({ viewId: idParam })
const config = { access: 'clients:view', whileImpersonating: false } as const

export async function savedViewStaffRoutes(app: App): Promise<void> {
  app.get(
    '/saved-views',
    {
      schema: {
        tags,
        summary: 'One’s own views of the client list, and those that others share',
        response: { 200: savedViews },
      },
      config,
    },
    async (request) => {
      const ctx = staffContext(request)
      return { items: (await listSavedViews(ctx)).map((row) => presentView(ctx.actor, row)) }
    },
  )

  app.post(
    '/saved-views',
    {
      schema: {
        tags,
        summary: 'Save a view of the client list',
        body: savedViewInput,
        response: { 201: savedView },
      },
      config,
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      const row = await createSavedView(ctx, request.body)
      return await reply.status(201).send(presentView(ctx.actor, row))
    },
  )

  app.put(
    '/saved-views/:viewId',
    {
      schema: {
        tags,
        summary: 'Rename, share or overwrite a view, unless somebody saved it since `version`',
        params,
        body: savedViewEdit,
        response: { 200: savedView },
      },
      config,
    },
    async (request) => {
      const ctx = staffContext(request)
      const row = await updateSavedView(ctx, { ...request.body, id: request.params.viewId })
      return presentView(ctx.actor, row)
    },
  )

  app.delete(
    '/saved-views/:viewId',
    { schema: { tags, summary: 'Delete a view', params, response: { 204: noContent } }, config },
    async (request, reply) => {
      await deleteSavedView(staffContext(request), request.params.viewId)
      return await reply.status(204).send(null)
    },
  )
}
