import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { backgroundTask, backgroundTaskPage } from '#contract/background-tasks.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import type { App } from '#platform/http/app-type.ts'
import { spreadsheetHeaders } from '#platform/http/file-headers.ts'
import { noContent } from '#platform/http/no-content.ts'
import { cancelTask, describeTask, dismissTask, getTask, listTasks, openTaskFile } from './background-task.ts'

const tags = ['background tasks']
const params = z.object({ taskId: idParam })
const config = { access: 'signed-in', whileImpersonating: false } as const

export async function backgroundTaskStaffRoutes(app: App): Promise<void> {
  app.get(
    '/background-tasks',
    {
      schema: {
        tags,
        summary: 'List one’s own long work, newest first',
        querystring: pageQuery,
        response: { 200: backgroundTaskPage },
      },
      config,
    },
    async (request) => {
      const ctx = staffContext(request)
      const { items, next } = await listTasks(ctx, request.query)
      return { items: items.map((task) => describeTask(ctx, task)), next }
    },
  )

  app.get(
    '/background-tasks/:taskId',
    { schema: { tags, summary: 'How far it is', params, response: { 200: backgroundTask } }, config },
    async (request) => {
      const ctx = staffContext(request)
      return describeTask(ctx, await getTask(ctx, request.params.taskId))
    },
  )

  app.post(
    '/background-tasks/:taskId/cancellation',
    { schema: { tags, summary: 'Stop it', params, response: { 200: backgroundTask } }, config },
    async (request) => {
      const ctx = staffContext(request)
      return describeTask(ctx, await cancelTask(ctx, request.params.taskId))
    },
  )

  app.delete(
    '/background-tasks/:taskId',
    {
      schema: {
        tags,
        summary: 'Put it away once it is over, with its file',
        params,
        response: { 204: noContent },
      },
      config,
    },
    async (request, reply) => {
      await dismissTask(staffContext(request), request.params.taskId)
      return await reply.status(204).send(null)
    },
  )

  app.get(
    '/background-tasks/:taskId/file',
    {
      schema: {
        tags,
        summary: 'The file that came of it, for 24 hours',
        params,
        response: { 200: z.unknown().describe('The bytes of the file') },
      },
      config,
    },
    async (request, reply) => {
      const { name, bytes, stream } = await openTaskFile(staffContext(request), request.params.taskId)
      return await reply.headers({ ...spreadsheetHeaders(name), 'content-length': bytes }).send(stream)
    },
  )
}
