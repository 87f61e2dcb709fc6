import { z } from 'zod'
import { ability } from './abilities.ts'
import { staffPermissions, staffRoles } from './access.ts'
import { id, line, page, pageQuery, timestamp } from './fields.ts'

export const apiTokenStates = ['active', 'expired', 'revoked'] as const
export type ApiTokenState = (typeof apiTokenStates)[number]

/** With `expiresAt` null it works until it is revoked. */
export const apiTokenInput = z.strictObject({
  name: line(80),
  role: z.enum(staffRoles),
  expiresAt: timestamp.nullable().default(null),
})
export type ApiTokenInput = z.output<typeof apiTokenInput>

/** What lets a program use the API: it sends `Authorization: Bearer <secret>` with each request. */
export const apiToken = z.object({
  id,
  name: z.string(),
  /** The secret's last four characters. */
  hint: z.string(),
  role: z.enum(staffRoles),
  /** What it may do at present: less than its role when its creator's own role allows less. */
  permissions: z.array(z.enum(staffPermissions)),
  state: z.enum(apiTokenStates),
  createdBy: z.object({ id, name: z.string() }),
  createdAt: timestamp,
  expiresAt: timestamp.nullable(),
  /** To the minute. */
  lastUsedAt: timestamp.nullable(),
  revokedAt: timestamp.nullable(),
  abilities: z.object({ revoke: ability('auth.forbidden').nullable() }),
})
export type ApiToken = z.output<typeof apiToken>
export const apiTokenPage = page(apiToken)

/** `ended` leaves those that have expired or were revoked, `active` the rest. */
export const apiTokenQuery = pageQuery.extend({ state: z.enum(['active', 'ended']).optional() })

/** The only answer that ever holds the secret. */
export const newApiToken = apiToken.extend({ secret: z.string() })
export type NewApiToken = z.output<typeof newApiToken>
