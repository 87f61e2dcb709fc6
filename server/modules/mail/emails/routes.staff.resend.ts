import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { emailCopy, emailRetries, emailRetryCount } from '#contract/emails.ts'
import { idParam } from '#contract/fields.ts'
import { clearUndeliverableOf, copyEmail, retryEmail, retryEmails } from './resend.ts'

const staff = staffRoutes('emails')
const params = z.object({ id: idParam })

export const emailResendRoutes = [
  staff.post('/emails/:id/retries', 'emails:retry', {
    summary: 'Send a failed e-mail again',
    params,
    accepted: z.object({}),
    handle: async (ctx, input) => {
      await retryEmail(ctx, input.id)
      return {}
    },
  }),

  staff.post('/emails/retries', 'emails:retry', {
    summary: 'Send all failed e-mails again, but those that may have arrived',
    body: emailRetries,
    accepted: emailRetryCount,
    handle: async (ctx, input) => ({ count: await retryEmails(ctx, input) }),
  }),

  staff.post('/emails/:id/copies', 'emails:retry', {
    summary: 'Send an e-mail that was sent once more, as a new message',
    params,
    created: emailCopy,
    handle: async (ctx, input) => ({ id: await copyEmail(ctx, input.id) }),
  }),

  staff.delete('/emails/:id/undeliverable-mark', 'emails:retry', {
    summary: 'Let e-mails go again to the address of this one',
    params,
    handle: async (ctx, input) => await clearUndeliverableOf(ctx, input.id),
  }),
]
