import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { announcementAudience, announcementPreview, announcementText } from '#contract/announcements.ts'
import { clientFilter } from '#contract/client-list.ts'
import { describeAudience } from './audience.ts'
import { previewWords, sendTest } from './preview.ts'

const staff = staffRoutes('announcements')

export const announcementWritingRoutes = [
  staff.get('/announcement-audience', 'announcements:edit', {
    summary: 'Preview who would receive an announcement for the clients that match a filter',
    query: clientFilter,
    answer: announcementAudience,
    handle: describeAudience,
  }),

  staff.post('/announcement-previews', 'announcements:edit', {
    summary: 'Preview an announcement with sample data',
    body: announcementText,
    answer: announcementPreview,
    handle: previewWords,
  }),

  staff.post('/announcement-tests', 'announcements:edit', {
    summary: 'Send myself a test of an announcement',
    body: announcementText,
    accepted: z.object({}),
    handle: async (ctx, input) => {
      await sendTest(ctx, input)
      return {}
    },
  }),
]
