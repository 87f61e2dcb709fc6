import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { announcement, announcementSchedule } from '#contract/announcements.ts'
import { idParam } from '#contract/fields.ts'
import { describeAnnouncement } from './announcement.ts'
import {
  cancelAnnouncement,
  pauseAnnouncement,
  resumeAnnouncement,
  scheduleAnnouncement,
  unscheduleAnnouncement,
} from './sending.ts'

const staff = staffRoutes('announcements')
const params = z.object({ id: idParam })

export const announcementSendingRoutes = [
  staff.put('/announcements/:id/schedule', 'announcements:edit', {
    summary: 'Send a draft, now or at a time in the provider’s time zone',
    params,
    body: announcementSchedule,
    answer: announcement,
    handle: async (ctx, input) => await describeAnnouncement(ctx, await scheduleAnnouncement(ctx, input)),
  }),

  staff.delete('/announcements/:id/schedule', 'announcements:edit', {
    summary: 'Return a scheduled announcement to draft',
    params,
    answer: announcement,
    handle: async (ctx, input) =>
      await describeAnnouncement(ctx, await unscheduleAnnouncement(ctx, input.id)),
  }),

  staff.put('/announcements/:id/pause', 'announcements:edit', {
    summary: 'Pause sending',
    params,
    answer: announcement,
    handle: async (ctx, input) => await describeAnnouncement(ctx, await pauseAnnouncement(ctx, input.id)),
  }),

  staff.delete('/announcements/:id/pause', 'announcements:edit', {
    summary: 'Resume sending',
    params,
    answer: announcement,
    handle: async (ctx, input) => await describeAnnouncement(ctx, await resumeAnnouncement(ctx, input.id)),
  }),

  staff.put('/announcements/:id/cancellation', 'announcements:edit', {
    summary: 'Cancel the rest of an announcement for good',
    params,
    answer: announcement,
    handle: async (ctx, input) => await describeAnnouncement(ctx, await cancelAnnouncement(ctx, input.id)),
  }),
]
