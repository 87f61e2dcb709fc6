import type { Route } from '#areas/route.ts'
import { staffRoutes } from '#areas/staff.ts'
import { mailReport, mailReportAnswer, mailReportMaxBytes } from '#contract/mail-reports.ts'
import { processMailReport } from './mail-report.ts'

const staff = staffRoutes('emails')

/** For the program that reads the mailbox which bounces come to, or the mail server's own: with an API token. */
export const mailReportStaffRoutes: Route[] = [
  (area) =>
    area.addContentTypeParser(
      ['message/rfc822', 'multipart/report'],
      { parseAs: 'buffer', bodyLimit: mailReportMaxBytes },
      (_request, body: Buffer, done) => done(null, { raw: body.toString('latin1') }),
    ),

  staff.post('/mail-reports', 'mail-reports:send', {
    summary: 'Report a bounce (RFC 3464, as message/rfc822 or in JSON) or a complaint (RFC 5965)',
    body: mailReport,
    consumes: ['application/json', 'message/rfc822'],
    bodyLimit: mailReportMaxBytes,
    accepted: mailReportAnswer,
    handle: async (ctx, input) => ({ matched: await processMailReport(ctx, input) }),
  }),
]
