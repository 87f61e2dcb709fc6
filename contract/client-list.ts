import { z } from 'zod'
import {
  clientSorts,
  clientStatuses,
  defaultClientSort,
  paymentStatuses,
  paymentTypes,
} from './client-columns.ts'
import { day, id, idParam, timestamp } from './fields.ts'

/** Part of a name. PostgreSQL's text cannot hold the NUL character, and an empty part asks for nothing. */
const part = z
  .string()
  .max(160)
  .transform((text) => text.normalize('NFC').replaceAll('\0', '').trim() || undefined)
  .optional()

/**
 * What narrows the client list, alone or together; also the download's and whatever else chooses among clients. Names
 * ignore case and accents and match inside words. Days are those of the provider's time zone, both included.
 */
export const clientFilter = z.strictObject({
  tradeName: part,
  legalName: part,
  status: z.enum(clientStatuses).optional(),
  id: idParam.optional(),
  planId: idParam.optional(),
  suspended: z.enum(['true', 'false']).optional(),
  createdFrom: day.optional(),
  createdTo: day.optional(),
  paymentType: z.enum(paymentTypes).optional(),
  paymentStatus: z.enum(paymentStatuses).optional(),
})
export type ClientFilter = z.output<typeof clientFilter>

/** Clients without a value in the column sorted by (no plan, never paid) stand at the end, in either direction. */
export const clientListQuery = clientFilter.extend({
  sort: z.enum(clientSorts).default(defaultClientSort),
  /** `next` or `previous` of a page in the same order. */
  cursor: z.string().max(3000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

export const clientListItem = z.object({
  id,
  tradeName: z.string(),
  legalName: z.string(),
  plan: z.string().nullable(),
  status: z.enum(clientStatuses),
  /** Included and extra ones less those used, in the current period; null without a plan. */
  sessionsRemaining: z.int().nullable(),
  isSuspended: z.boolean(),
  dueOn: z.string().nullable(),
  lastPaidOn: z.string().nullable(),
  createdAt: timestamp,
})
export type ClientListItem = z.output<typeof clientListItem>

export const clientPage = z.object({
  items: z.array(clientListItem),
  next: z.string().nullable(),
  previous: z.string().nullable(),
})
export type ClientPage = z.output<typeof clientPage>

/** How many clients a filter lets through: exactly up to 1,000, and "more than 1,000" above. */
export const clientTotal = z.object({ count: z.int(), isMore: z.boolean() })
export type ClientTotal = z.output<typeof clientTotal>
