import { z } from 'zod'
import { id, page, pageQuery, timestamp } from './fields.ts'
import { impersonationSummary } from './impersonations.ts'

/** One line of history: who did what to what, and on whose behalf. */
export const auditEvent = z.object({
  id,
  at: timestamp,
  actor: z.object({ id, name: z.string() }).nullable(),
  onBehalfOf: z.object({ id, name: z.string() }).nullable(),
  /** The API token that a program used; the actor made it. */
  apiToken: z.object({ id, name: z.string() }).nullable(),
  action: z.string(),
  subject: z.object({ type: z.string(), id: id.nullable(), label: z.string().nullable() }),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  /** The impersonation that it was done in, or that began or ended with it. */
  impersonation: impersonationSummary.nullable(),
})
export type AuditEvent = z.output<typeof auditEvent>
export const auditPage = page(auditEvent)

/** `impersonated` leaves only what was done by staff as somebody else, or only the rest. */
export const auditQuery = pageQuery.extend({ impersonated: z.enum(['true', 'false']).optional() })

/** As the client's people see it: of staff only the name, which the impersonation tells. */
export const ownHistoryEvent = auditEvent
  .omit({ actor: true, onBehalfOf: true, apiToken: true })
  .extend({ impersonation: impersonationSummary })
export type OwnHistoryEvent = z.output<typeof ownHistoryEvent>
export const ownHistoryPage = page(ownHistoryEvent)
