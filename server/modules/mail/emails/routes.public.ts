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
      const items = rows.map(({ id, to_email, subject, sent_at, html, text }) => {
        return { id, to: to_email, subject, sentAt: sent_at?.toISOString() ?? null, html, text }
      })
      return { items }
    },
  )
}
