import { z } from 'zod'
import { email, line, locale, newPassword, timestamp, version } from './fields.ts'
import { sessionUser } from './sessions.ts'

/** The signed-in person's own profile. */
export const ownProfile = sessionUser.extend({
  version,
  hasPassword: z.boolean(),
  pendingEmail: z.object({ email: z.string(), expiresAt: timestamp }).nullable(),
})
export type OwnProfile = z.output<typeof ownProfile>

export const ownProfileEdit = z.strictObject({ firstName: line(60), lastName: line(80), locale, version })

export const passwordChange = z.strictObject({
  currentPassword: z.string().min(1, 'required').max(200, 'too_long'),
  password: newPassword,
})

export const emailChangeInput = z.strictObject({
  email,
  password: z.string().min(1, 'required').max(200, 'too_long'),
})

/** A secret out of a link: it travels in bodies only, never in a URL that a server would log. */
export const linkToken = z.strictObject({ token: z.string().min(1, 'required').max(100) })

export const recoveryInput = z.strictObject({ email })

export const linkPurposes = ['set_password', 'reset_password', 'change_email'] as const

export const linkState = z.object({
  purpose: z.enum(linkPurposes),
  /** The access e-mail that the link speaks of (for an e-mail change: the new one). */
  email: z.string(),
})

export const passwordFromLink = linkToken.extend({ password: newPassword })
