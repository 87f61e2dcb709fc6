import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { announcement, announcementSchedule } from '#contract/announcements.ts'
import { idParam } from '#contract/fields.ts'
import type { App } from '#platform/http/app-type.ts'
import { describeAnnouncement } from './announcement.ts'
import {
  cancelAnnouncement,
  pauseAnnouncement,
  resumeAnnouncement,
  scheduleAnnouncement,
  unscheduleAnnouncement,
} from './sending.ts'

const tags = ['announcements']
const params = z.object({ id: idParam })
const response = { 200: announcement }
const config = { access: 'announcements:edit', whileImpersonating: false } as const

export async function announcementSendingRoutes(app: App): Promise<void> {
  app.put(
    '/announcements/:id/schedule',
    {
      schema: {
        tags,
        summary: 'Send a draft, now or at a minute on the provider’s clock',
        params,
        body: announcementSchedule,
        response,
      },
      config,
    },
    async (request) => {
      const ctx = staffContext(request)
      return await describeAnnouncement(
        ctx,
        await scheduleAnnouncement(ctx, { ...request.body, ...request.params }),
      )
    },
  )

  app.delete(
    '/announcements/:id/schedule',
    { schema: { tags, summary: 'Make a draft of a scheduled one again', params, response }, config },
    async (request) => {
      const ctx = staffContext(request)
      return await describeAnnouncement(ctx, await unscheduleAnnouncement(ctx, request.params.id))
    },
  )

  app.put(
    '/announcements/:id/pause',
    { schema: { tags, summary: 'Hold back what has not left', params, response }, config },
    async (request) => {
      const ctx = staffContext(request)
      return await describeAnnouncement(ctx, await pauseAnnouncement(ctx, request.params.id))
    },
  )

  app.delete(
    '/announcements/:id/pause',
    { schema: { tags, summary: 'Go on sending', params, response }, config },
    async (request) => {
      const ctx = staffContext(request)
      return await describeAnnouncement(ctx, await resumeAnnouncement(ctx, request.params.id))
    },
  )

  app.put(
    '/announcements/:id/cancellation',
    { schema: { tags, summary: 'Send no more of it, for good', params, response }, config },
    async (request) => {
      const ctx = staffContext(request)
      return await describeAnnouncement(ctx, await cancelAnnouncement(ctx, request.params.id))
    },
  )
}
