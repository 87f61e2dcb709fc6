import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { backgroundTask, backgroundTaskPage } from '#contract/background-tasks.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { spreadsheetHeaders } from '#platform/http/file-headers.ts'
import { presentPage } from '#platform/http/page.ts'
import { cancelTask, describeTask, dismissTask, getTask, listTasks, openTaskFile } from './background-task.ts'

const staff = staffRoutes('background tasks')
const params = z.object({ taskId: idParam })

export const backgroundTaskStaffRoutes = [
  staff.get('/background-tasks', 'signed-in', {
    summary: 'List my background tasks, newest first',
    query: pageQuery,
    answer: backgroundTaskPage,
    handle: async (ctx, input) => presentPage(await listTasks(ctx, input), (task) => describeTask(ctx, task)),
  }),

  staff.get('/background-tasks/:taskId', 'signed-in', {
    summary: 'Get the progress of a background task',
    params,
    answer: backgroundTask,
    handle: async (ctx, input) => describeTask(ctx, await getTask(ctx, input.taskId)),
  }),

  staff.post('/background-tasks/:taskId/cancellation', 'signed-in', {
    summary: 'Cancel a background task',
    params,
    answer: backgroundTask,
    handle: async (ctx, input) => describeTask(ctx, await cancelTask(ctx, input.taskId)),
  }),

  staff.delete('/background-tasks/:taskId', 'signed-in', {
    summary: 'Delete a finished background task and its file',
    params,
    handle: async (ctx, input) => await dismissTask(ctx, input.taskId),
  }),

  staff.get('/background-tasks/:taskId/file', 'signed-in', {
    summary: 'Download a background task’s file, for 24 hours',
    params,
    answer: z.unknown().describe('The bytes of the file'),
    handle: async (ctx, input, { reply }) => {
      const { name, bytes, stream } = await openTaskFile(ctx, input.taskId)
      reply.headers({ ...spreadsheetHeaders(name), 'content-length': bytes })
      return stream
    },
  }),
]
