import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { emailListQuery, emailMessage, emailPage, mailStatus, revealedEmail } from '#contract/emails.ts'
import { idParam } from '#contract/fields.ts'
import type { App } from '#platform/http/app-type.ts'
import { getEmail, getMailStatus, listEmails } from './email.ts'
import { presentListItem, presentMessage } from './present.ts'
import { revealSecret } from './reveal.ts'

const tags = ['emails']
const params = z.object({ id: idParam })

export async function emailStaffRoutes(app: App): Promise<void> {
  app.get(
    '/emails',
    {
      schema: {
        querystring: emailListQuery,
        response: { 200: emailPage },
        tags,
        summary: 'All e-mails, newest first',
      },
      config: { access: 'emails:view', whileImpersonating: false },
    },
    async (request) => {
      const { items, next } = await listEmails(staffContext(request), request.query)
      return { items: items.map(presentListItem), next }
    },
  )

  app.get(
    '/clients/:clientId/emails',
    {
      schema: {
        params: z.object({ clientId: idParam }),
        querystring: emailListQuery,
        response: { 200: emailPage },
        tags,
        summary: 'E-mails to the people of a client, newest first',
      },
      config: { access: 'emails:view', whileImpersonating: false },
    },
    async (request) => {
      const { clientId } = request.params
      const { items, next } = await listEmails(staffContext(request), request.query, clientId)
      return { items: items.map(presentListItem), next }
    },
  )

  app.get(
    '/emails/:id',
    {
      schema: {
        params,
        response: { 200: emailMessage },
        tags,
        summary: 'An e-mail, with dots for its link or code',
      },
      config: { access: 'emails:view', whileImpersonating: false },
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentMessage(ctx.actor, ctx.now(), await getEmail(ctx, request.params.id))
    },
  )

  app.post(
    '/emails/:id/secret-views',
    {
      schema: {
        params,
        response: { 201: revealedEmail },
        tags,
        summary: 'Look at the link or code of an e-mail; it is recorded and its reader is told',
      },
      config: { access: 'emails:reveal-secrets', whileImpersonating: false },
    },
    async (request, reply) => {
      reply.status(201)
      return await revealSecret(staffContext(request), request.params.id)
    },
  )

  app.get(
    '/mail-status',
    {
      schema: { response: { 200: mailStatus }, tags, summary: 'How e-mail leaves, and what waits' },
      config: { access: 'emails:view', whileImpersonating: false },
    },
    async (request) => await getMailStatus(staffContext(request)),
  )
}
