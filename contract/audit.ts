import { z } from 'zod'
import { id, page, timestamp } from './fields.ts'

/** One line of history: who did what to what, and on whose behalf. */
export const auditEvent = z.object({
  id,
  at: timestamp,
  actor: z.object({ id, name: z.string() }).nullable(),
  onBehalfOf: z.object({ id, name: z.string() }).nullable(),
  action: z.string(),
  subject: z.object({ type: z.string(), id: id.nullable(), label: z.string().nullable() }),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
})
export type AuditEvent = z.output<typeof auditEvent>
export const auditPage = page(auditEvent)
