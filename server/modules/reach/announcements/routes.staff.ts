import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import {
  announcement,
  announcementEdit,
  announcementInput,
  announcementListQuery,
  announcementPage,
} from '#contract/announcements.ts'
import { idParam } from '#contract/fields.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import {
  createAnnouncement,
  deleteAnnouncement,
  describeAnnouncement,
  getAnnouncement,
  listAnnouncements,
  saveAnnouncement,
} from './announcement.ts'
import { presentListItem } from './present.ts'

const tags = ['announcements']
const params = z.object({ id: idParam })
const config = { access: 'announcements:edit', whileImpersonating: false } as const

export async function announcementStaffRoutes(app: App): Promise<void> {
  app.get(
    '/announcements',
    {
      schema: {
        tags,
        summary: 'All announcements, newest first',
        querystring: announcementListQuery,
        response: { 200: announcementPage },
      },
      config,
    },
    async (request) => {
      const { items, next } = await listAnnouncements(staffContext(request), request.query)
      return { items: items.map(presentListItem), next }
    },
  )

  app.post(
    '/announcements',
    {
      schema: {
        tags,
        summary: 'Write the draft of an announcement',
        body: announcementInput,
        response: { 201: announcement },
      },
      config,
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      const row = await createAnnouncement(ctx, request.body)
      return await reply.status(201).send(await describeAnnouncement(ctx, row))
    },
  )

  app.get(
    '/announcements/:id',
    {
      schema: {
        tags,
        summary: 'An announcement, with what became of its messages',
        params,
        response: { 200: announcement },
      },
      config,
    },
    async (request) => {
      const ctx = staffContext(request)
      return await describeAnnouncement(ctx, await getAnnouncement(ctx, request.params.id))
    },
  )

  app.put(
    '/announcements/:id',
    {
      schema: {
        tags,
        summary: 'Save a draft, unless somebody saved it since `version`',
        params,
        body: announcementEdit,
        response: { 200: announcement },
      },
      config,
    },
    async (request) => {
      const ctx = staffContext(request)
      const row = await saveAnnouncement(ctx, { ...request.body, ...request.params })
      return await describeAnnouncement(ctx, row)
    },
  )

  app.delete(
    '/announcements/:id',
    { schema: { tags, summary: 'Delete a draft', params, response: { 204: noContent } }, config },
    async (request, reply) => {
      await deleteAnnouncement(staffContext(request), request.params.id)
      return await reply.status(204).send(null)
    },
  )
}
