import { z } from 'zod'
import { ability } from './abilities.ts'
import { staffRoles } from './access.ts'
import { id, page, timestamp, version } from './fields.ts'

/** Somebody who works for the provider; `id` is the user's. */
export const staffUser = z.object({
  id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  role: z.enum(staffRoles),
  state: z.enum(['active', 'deactivated']),
  isSelf: z.boolean(),
  since: timestamp,
  lastSeenAt: timestamp.nullable(),
  deactivatedAt: timestamp.nullable(),
  version,
  abilities: z.object({
    changeRole: ability('auth.forbidden'),
    deactivate: ability('auth.forbidden').nullable(),
    reactivate: ability('auth.forbidden').nullable(),
  }),
})
export type StaffUser = z.output<typeof staffUser>
export const staffUserPage = page(staffUser)

/** `version` is the one that the editor saw: a newer one in the database refuses the edit. */
export const staffUserEdit = z.strictObject({ role: z.enum(staffRoles), version })
export type StaffUserEdit = z.output<typeof staffUserEdit>
