import { z } from 'zod'

/** The longest report that is read; they hold the message that they speak of. */
export const mailReportMaxBytes = 1_000_000

/**
 * What became of a message after the mail server took it: `raw` as it came (RFC 3464, RFC 5965), or in words of its own.
 */
export const mailReport = z
  .strictObject({
    raw: z.string().max(mailReportMaxBytes).optional(),
    kind: z.enum(['bounce', 'complaint']).optional(),
    /** Of the message that it speaks of. */
    messageId: z.string().trim().min(3).max(500).optional(),
    recipient: z.string().trim().min(3).max(320).optional(),
    detail: z.string().trim().max(500).optional(),
  })
  .superRefine((report, context) => {
    if (report.raw !== undefined) return
    for (const field of ['kind', 'messageId', 'recipient'] as const)
      if (report[field] === undefined)
        context.addIssue({ code: 'custom', path: [field], message: 'required' })
  })
export type MailReport = z.output<typeof mailReport>

/** How many of our messages it speaks of; whatever else a report says is left alone. */
export const mailReportAnswer = z.object({ matched: z.int() })
