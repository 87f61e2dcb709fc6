import { z } from 'zod'
import { id, line, optional, page, timestamp } from './fields.ts'

export const usageInput = z.strictObject({
  sessions: z.int().min(1).max(1_000_000),
  /** Names this usage: told again with the same key it counts once, and is answered the same. */
  idempotencyKey: line(200),
  note: optional(line(300)),
})
export type UsageInput = z.output<typeof usageInput>

export const usage = z.object({
  id,
  sessions: z.int(),
  idempotencyKey: z.string(),
  note: z.string().nullable(),
  /** The balance after it; negative when more was used than there was. */
  remainingSessions: z.int(),
  createdAt: timestamp,
})
export type Usage = z.output<typeof usage>
export const usagePage = page(usage)
