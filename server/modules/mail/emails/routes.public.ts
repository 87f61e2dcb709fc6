import { demoEmailList } from '#contract/emails.ts'
import type { App } from '#platform/http/app-type.ts'
import { listDemoEmails } from './email.ts'

/** Registered in demo mode only: it shows every message, with its link or code, to everybody. */
export async function emailPublicRoutes(app: App): Promise<void> {
  app.get(
    '/demo-emails',
    {
      schema: {
        response: { 200: demoEmailList },
        tags: ['emails'],
        summary: 'The newest e-mails of the demonstration',
      },
      config: { access: 'public', whileImpersonating: false },
    },
    async (request) => {
      const rows = await listDemoEmails(request.ctx)
      const items = rows.map(({ id, toEmail, subject, sentAt, html, text }) => {
        return { id, to: toEmail, subject, sentAt: sentAt?.toISOString() ?? null, html, text }
      })
      return { items }
    },
  )
}
