import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { emailCopy, emailRetries, emailRetryCount } from '#contract/emails.ts'
import { idParam } from '#contract/fields.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import { clearUndeliverableOf, copyEmail, retryEmail, retryEmails } from './resend.ts'

const tags = ['emails']
const params = z.object({ id: idParam })
const config = { access: 'emails:retry', whileImpersonating: false } as const

export async function emailResendRoutes(app: App): Promise<void> {
  app.post(
    '/emails/:id/retries',
    {
      schema: { params, response: { 202: z.object({}) }, tags, summary: 'Send a failed e-mail again' },
      config,
    },
    async (request, reply) => {
      await retryEmail(staffContext(request), request.params.id)
      reply.status(202)
      return {}
    },
  )

  app.post(
    '/emails/retries',
    {
      schema: {
        body: emailRetries,
        response: { 202: emailRetryCount },
        tags,
        summary: 'Send all failed e-mails again, but those that may have arrived',
      },
      config,
    },
    async (request, reply) => {
      reply.status(202)
      return { count: await retryEmails(staffContext(request), request.body) }
    },
  )

  app.post(
    '/emails/:id/copies',
    {
      schema: {
        params,
        response: { 201: emailCopy },
        tags,
        summary: 'Send an e-mail that was sent once more, as a new message',
      },
      config,
    },
    async (request, reply) => {
      reply.status(201)
      return { id: await copyEmail(staffContext(request), request.params.id) }
    },
  )

  app.delete(
    '/emails/:id/undeliverable-mark',
    {
      schema: {
        params,
        response: { 204: noContent },
        tags,
        summary: 'Let e-mails go again to the address of this one',
      },
      config,
    },
    async (request, reply) => {
      await clearUndeliverableOf(staffContext(request), request.params.id)
      return reply.status(204).send(null)
    },
  )
}
