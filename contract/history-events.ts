import { z } from 'zod'
import { id, page, pageQuery, timestamp } from './fields.ts'
import { type HistoryAction, type HistorySubject, historyActions } from './history.ts'
import { impersonationSummary } from './impersonations.ts'

const actions = Object.keys(historyActions) as HistoryAction[]
const subjects = Object.values(historyActions).map(({ subject }) => subject)

/** One line of history: who did what to what, and on whose behalf. */
export const historyEvent = z.object({
  id,
  at: timestamp,
  actor: z.object({ id, name: z.string() }).nullable(),
  onBehalfOf: z.object({ id, name: z.string() }).nullable(),
  /** The API token that a program used; the actor made it. */
  apiToken: z.object({ id, name: z.string() }).nullable(),
  action: z.enum(actions),
  subject: z.object({
    type: z.enum<HistorySubject[]>([...new Set(subjects)]),
    id: id.nullable(),
    label: z.string().nullable(),
  }),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  /** The impersonation that it was done in, or that began or ended with it. */
  impersonation: impersonationSummary.nullable(),
})
export type HistoryEvent = z.output<typeof historyEvent>
export const historyPage = page(historyEvent)

/** `impersonated` leaves only what was done by staff as somebody else, or only the rest. */
export const historyEventQuery = pageQuery.extend({ impersonated: z.enum(['true', 'false']).optional() })

/** As the client's people see it: of staff only the name, which the impersonation tells. */
export const ownHistoryEvent = historyEvent
  .omit({ actor: true, onBehalfOf: true, apiToken: true })
  .extend({ impersonation: impersonationSummary })
export type OwnHistoryEvent = z.output<typeof ownHistoryEvent>
export const ownHistoryPage = page(ownHistoryEvent)
