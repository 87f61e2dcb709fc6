import { publicRoutes } from '#areas/public.ts'
import { demoEmailList } from '#contract/emails.ts'
import { listDemoEmails } from './email.ts'

const anyone = publicRoutes('emails')

/** Registered in demo mode only: it shows every message, with its link or code, to everybody. */
export const emailPublicRoutes = [
  anyone.get('/demo-emails', 'public', {
    summary: 'The newest e-mails of the demonstration',
    answer: demoEmailList,
    whileImpersonating: false,
    handle: async (ctx) => {
      const rows = await listDemoEmails(ctx)
      const items = rows.map(({ id, to_email, subject, sent_at, html, text }) => {
        return { id, to: to_email, subject, sentAt: sent_at?.toISOString() ?? null, html, text }
      })
      return { items }
    },
  }),
]
