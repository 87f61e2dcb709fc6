import { staffContext } from '#areas/request.ts'
import { mailReport, mailReportAnswer, mailReportMaxBytes } from '#contract/mail-reports.ts'
import type { App } from '#platform/http/app-type.ts'
import { processMailReport } from './mail-report.ts'

/** For the program that reads the mailbox which bounces come to, or the mail server's own: with an API token. */
export async function mailReportStaffRoutes(app: App): Promise<void> {
  app.addContentTypeParser(
    ['message/rfc822', 'multipart/report'],
    { parseAs: 'buffer', bodyLimit: mailReportMaxBytes },
    (_request, body, done) => done(null, { raw: body.toString('latin1') }),
  )

  app.post(
    '/mail-reports',
    {
      bodyLimit: mailReportMaxBytes,
      schema: {
        tags: ['emails'],
        summary: 'Tell of a bounce (RFC 3464, as message/rfc822 or in JSON) or a complaint (RFC 5965)',
        consumes: ['application/json', 'message/rfc822'],
        body: mailReport,
        response: { 202: mailReportAnswer },
      },
      config: { access: 'mail-reports:send', whileImpersonating: false },
    },
    async (request, reply) => {
      reply.status(202)
      return { matched: await processMailReport(staffContext(request), request.body) }
    },
  )
}
