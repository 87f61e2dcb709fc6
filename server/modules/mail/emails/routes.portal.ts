import { z } from 'zod'
import { portalContext } from '#areas/request.ts'
import { emailMessage, emailPage, ownEmailListQuery } from '#contract/emails.ts'
import { idParam } from '#contract/fields.ts'
import type { App } from '#platform/http/app-type.ts'
import { getOwnEmail, listOwnEmails } from './email.ts'
import { presentOwnListItem, presentOwnMessage } from './present.ts'

const tags = ['emails']

export async function emailPortalRoutes(app: App): Promise<void> {
  app.get(
    '/emails',
    {
      schema: {
        querystring: ownEmailListQuery,
        response: { 200: emailPage },
        tags,
        summary: 'What was sent to the client, newest first',
      },
      config: { access: 'emails:view', whileImpersonating: true },
    },
    async (request) => {
      const { items, next } = await listOwnEmails(portalContext(request), request.query)
      return { items: items.map(presentOwnListItem), next }
    },
  )

  app.get(
    '/emails/:id',
    {
      schema: {
        params: z.object({ id: idParam }),
        response: { 200: emailMessage },
        tags,
        summary: 'An e-mail to the client, with dots for its link or code',
      },
      config: { access: 'emails:view', whileImpersonating: true },
    },
    async (request) => presentOwnMessage(await getOwnEmail(portalContext(request), request.params.id)),
  )
}
