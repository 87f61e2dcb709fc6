import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { announcementAudience, announcementPreview, announcementText } from '#contract/announcements.ts'
import { clientFilter } from '#contract/client-list.ts'
import type { App } from '#platform/http/app-type.ts'
import { describeAudience } from './audience.ts'
import { previewWords, sendTest } from './preview.ts'

const tags = ['announcements']
const config = { access: 'announcements:edit', whileImpersonating: false } as const

export async function announcementWritingRoutes(app: App): Promise<void> {
  app.get(
    '/announcement-audience',
    {
      schema: {
        tags,
        summary: 'Who would get an announcement for the clients that the filter lets through, and who not',
        querystring: clientFilter,
        response: { 200: announcementAudience },
      },
      config,
    },
    async (request) => await describeAudience(staffContext(request), request.query),
  )

  app.post(
    '/announcement-previews',
    {
      schema: {
        tags,
        summary: 'What would be sent, with sample data',
        body: announcementText,
        response: { 200: announcementPreview },
      },
      config,
    },
    async (request) => await previewWords(staffContext(request), request.body),
  )

  app.post(
    '/announcement-tests',
    {
      schema: {
        tags,
        summary: 'Send the preview to oneself',
        body: announcementText,
        response: { 202: z.object({}) },
      },
      config,
    },
    async (request, reply) => {
      await sendTest(staffContext(request), request.body)
      reply.status(202)
      return {}
    },
  )
}
