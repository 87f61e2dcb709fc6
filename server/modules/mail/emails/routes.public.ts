import { publicRoutes } from '#areas/public.ts'
import { demoEmailList } from '#contract/emails.ts'
import { listDemoEmails } from './email.ts'

const anyone = publicRoutes('emails')

/** Registered in demo mode only: it shows every message, with its link or code, to everybody. */
export const emailPublicRoutes = [
  anyone.get('/demo-emails', 'public', {
    summary: 'List the latest demo e-mails',
    answer: demoEmailList,
    whileImpersonating: false,
    handle: async (ctx) => {
      const rows = await listDemoEmails(ctx)
      const items = rows.map(({ id, toEmail, subject, sentAt, html, text }) => {
        return { id, to: toEmail, subject, sentAt: sentAt?.toISOString() ?? null, html, text }
      })
      return { items }
    },
  }),
]
