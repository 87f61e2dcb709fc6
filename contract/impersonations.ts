import { z } from 'zod'
import { id, line, timestamp } from './fields.ts'

/** How it ended: by its button, by starting again, after its hour, or because what it rests on was gone. */
export const impersonationEnds = [
  'left',
  'replaced',
  'expired',
  'signed_out',
  'permission_lost',
  'access_ended',
] as const
export type ImpersonationEnd = (typeof impersonationEnds)[number]

/** The client's people can read the reason in their history, and the impersonated person in the notice. */
export const impersonationInput = z.strictObject({
  membershipId: id,
  reason: line(500).refine((text) => Array.from(text).length >= 3, 'too_short'),
})
export type ImpersonationInput = z.output<typeof impersonationInput>

/** What a tab needs to act as the user: it sends `balcao-impersonation: <id>` with each of its requests. */
export const impersonation = z.object({
  id,
  client: z.object({ id, tradeName: z.string() }),
  user: z.object({ id, name: z.string() }),
  reason: z.string(),
  startedAt: timestamp,
  expiresAt: timestamp,
})
export type Impersonation = z.output<typeof impersonation>
export const impersonationList = z.object({ items: z.array(impersonation) })

/** What the banner says in a tab that acts as somebody. */
export const impersonationBanner = z.object({
  id,
  staffName: z.string(),
  userName: z.string(),
  reason: z.string(),
  expiresAt: timestamp,
})
export type ImpersonationBanner = z.output<typeof impersonationBanner>

/** What the history says of it. */
export const impersonationSummary = z.object({
  id,
  staffName: z.string(),
  userName: z.string(),
  reason: z.string(),
  startedAt: timestamp,
  /** Null while it is open. */
  endedAt: timestamp.nullable(),
  end: z.enum(impersonationEnds).nullable(),
})
export type ImpersonationSummary = z.output<typeof impersonationSummary>
