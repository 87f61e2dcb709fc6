import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { emailCopy, emailRetries, emailRetryCount } from '#contract/emails.ts'
import { idParam } from '#contract/fields.ts'
import { clearUndeliverableOf, copyEmail, retryEmail, retryEmails } from './resend.ts'

const staff = staffRoutes('emails')
const params = z.object({ id: idParam })

export const emailResendRoutes = [
  staff.post('/emails/:id/retries', 'emails:retry', {
    summary: 'Resend a failed e-mail',
    params,
    accepted: z.object({}),
    handle: async (ctx, input) => {
      await retryEmail(ctx, input.id)
      return {}
    },
  }),

  staff.post('/emails/retries', 'emails:retry', {
    summary: 'Resend all failed e-mails, except those that may have arrived',
    body: emailRetries,
    accepted: emailRetryCount,
    handle: async (ctx, input) => ({ count: await retryEmails(ctx, input) }),
  }),

  staff.post('/emails/:id/copies', 'emails:retry', {
    summary: 'Resend a sent e-mail as a new message',
    params,
    created: emailCopy,
    handle: async (ctx, input) => ({ id: await copyEmail(ctx, input.id) }),
  }),

  staff.delete('/emails/:id/undeliverable-address', 'emails:retry', {
    summary: 'Allow e-mails to this message’s address again',
    params,
    handle: async (ctx, input) => await clearUndeliverableOf(ctx, input.id),
  }),
]
