import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import {
  announcement,
  announcementEdit,
  announcementInput,
  announcementListQuery,
  announcementPage,
} from '#contract/announcements.ts'
import { idParam } from '#contract/fields.ts'
import { presentPage } from '#platform/http/page.ts'
import {
  createAnnouncement,
  deleteAnnouncement,
  describeAnnouncement,
  getAnnouncement,
  listAnnouncements,
  saveAnnouncement,
} from './announcement.ts'
import { presentListItem } from './present.ts'

const staff = staffRoutes('announcements')
const params = z.object({ id: idParam })

export const announcementStaffRoutes = [
  staff.get('/announcements', 'announcements:edit', {
    summary: 'List announcements, newest first',
    query: announcementListQuery,
    answer: announcementPage,
    handle: async (ctx, input) => presentPage(await listAnnouncements(ctx, input), presentListItem),
  }),

  staff.post('/announcements', 'announcements:edit', {
    summary: 'Create a draft announcement',
    body: announcementInput,
    created: announcement,
    handle: async (ctx, input) => await describeAnnouncement(ctx, await createAnnouncement(ctx, input)),
  }),

  staff.get('/announcements/:id', 'announcements:edit', {
    summary: 'Get an announcement and the results of its messages',
    params,
    answer: announcement,
    handle: async (ctx, input) => await describeAnnouncement(ctx, await getAnnouncement(ctx, input.id)),
  }),

  staff.put('/announcements/:id', 'announcements:edit', {
    summary: 'Save a draft, unless someone saved it since `version`',
    params,
    body: announcementEdit,
    answer: announcement,
    handle: async (ctx, input) => await describeAnnouncement(ctx, await saveAnnouncement(ctx, input)),
  }),

  staff.delete('/announcements/:id', 'announcements:edit', {
    summary: 'Delete a draft',
    params,
    handle: async (ctx, input) => await deleteAnnouncement(ctx, input.id),
  }),
]
