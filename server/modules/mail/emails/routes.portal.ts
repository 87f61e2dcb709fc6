import { z } from 'zod'
import { portalRoutes } from '#areas/portal.ts'
import { emailMessage, emailPage, ownEmailListQuery } from '#contract/emails.ts'
import { idParam } from '#contract/fields.ts'
import { presentPage } from '#platform/http/page.ts'
import { getOwnEmail, listOwnEmails } from './email.ts'
import { presentOwnListItem, presentOwnMessage } from './present.ts'

const portal = portalRoutes('emails')

export const emailPortalRoutes = [
  portal.get('/emails', 'emails:view', {
    summary: 'List e-mails sent to the client, newest first',
    query: ownEmailListQuery,
    answer: emailPage,
    whileImpersonating: true,
    handle: async (ctx, input) => presentPage(await listOwnEmails(ctx, input), presentOwnListItem),
  }),

  portal.get('/emails/:id', 'emails:view', {
    summary: 'Get an e-mail to the client, with its link or code hidden',
    params: z.object({ id: idParam }),
    answer: emailMessage,
    whileImpersonating: true,
    handle: async (ctx, input) => presentOwnMessage(await getOwnEmail(ctx, input.id)),
  }),
]
