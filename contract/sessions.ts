import { z } from 'zod'
import { clientPermissions, staffPermissions, staffRoles, supportLevels } from './access.ts'
import { id, locale, timestamp } from './fields.ts'
import { impersonationBanner } from './impersonations.ts'

export const signInInput = z.strictObject({
  email: z.string().min(1, 'required').max(254, 'too_long'),
  password: z.string().min(1, 'required').max(200, 'too_long'),
})

/** `code` says that the sign-in waits for the 6 digits sent to the access e-mail. */
export const signInResult = z.object({ state: z.enum(['signed-in', 'code']) })

export const codeInput = z.strictObject({
  code: z
    .string()
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'invalid')),
})

/** One client that the person may act for. */
export const account = z.object({
  clientId: id,
  tradeName: z.string(),
  isPrimary: z.boolean(),
  suspended: z.boolean(),
  lastUsedAt: timestamp.nullable(),
})
export type Account = z.output<typeof account>

export const sessionUser = z.object({
  id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  locale,
})

/** Who is signed in, and where they may go; in a tab that acts as somebody, what it shows of that person. */
export const currentSession = z.object({
  state: z.enum(['signed-in', 'code']),
  user: sessionUser,
  staff: z.object({ role: z.enum(staffRoles), permissions: z.array(z.enum(staffPermissions)) }).nullable(),
  accounts: z.array(account),
  impersonation: impersonationBanner.nullable(),
})
export type CurrentSession = z.output<typeof currentSession>

/** The client area as this person sees it. */
export const portalSession = z.object({
  user: sessionUser,
  client: z.object({
    id,
    tradeName: z.string(),
    suspended: z.boolean(),
    suspensionReason: z.string().nullable(),
  }),
  contactId: id,
  isPrimary: z.boolean(),
  permissions: z.array(z.enum(clientPermissions)),
  supportLevel: z.union(supportLevels.map((level) => z.literal(level))),
  impersonation: impersonationBanner.nullable(),
})
export type PortalSession = z.output<typeof portalSession>

export const sessionItem = z.object({
  id,
  isCurrent: z.boolean(),
  createdAt: timestamp,
  lastSeenAt: timestamp,
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
})
export type SessionItem = z.output<typeof sessionItem>
export const sessionList = z.object({ items: z.array(sessionItem) })
