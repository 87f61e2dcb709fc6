import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { emailListQuery, emailMessage, emailPage, mailStatus, revealedEmail } from '#contract/emails.ts'
import { idParam } from '#contract/fields.ts'
import { presentPage } from '#platform/http/page.ts'
import { getEmail, getMailStatus, listEmails } from './email.ts'
import { presentListItem, presentMessage } from './present.ts'
import { revealSecret } from './reveal.ts'

const staff = staffRoutes('emails')
const params = z.object({ id: idParam })

export const emailStaffRoutes = [
  staff.get('/emails', 'emails:view', {
    summary: 'List e-mails, newest first',
    query: emailListQuery,
    answer: emailPage,
    handle: async (ctx, input) => presentPage(await listEmails(ctx, input), presentListItem),
  }),

  staff.get('/clients/:clientId/emails', 'emails:view', {
    summary: 'List e-mails to the people of a client, newest first',
    params: z.object({ clientId: idParam }),
    query: emailListQuery,
    answer: emailPage,
    handle: async (ctx, { clientId, ...query }) =>
      presentPage(await listEmails(ctx, query, clientId), presentListItem),
  }),

  staff.get('/emails/:id', 'emails:view', {
    summary: 'Get an e-mail, with its link or code hidden',
    params,
    answer: emailMessage,
    handle: async (ctx, input) => presentMessage(ctx.actor, ctx.now(), await getEmail(ctx, input.id)),
  }),

  staff.post('/emails/:id/secret-views', 'emails:reveal-secrets', {
    summary: 'View the link or code of an e-mail; this is recorded and the recipient is notified',
    params,
    created: revealedEmail,
    handle: async (ctx, input) => await revealSecret(ctx, input.id),
  }),

  staff.get('/mail-status', 'emails:view', {
    summary: 'Get the state of the mail queue',
    answer: mailStatus,
    handle: getMailStatus,
  }),
]
