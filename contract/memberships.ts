import { z } from 'zod'
import { ability } from './abilities.ts'
import { accessRefusals } from './access.ts'
import { grant } from './contacts.ts'
import { id, page, timestamp, version } from './fields.ts'

/** `waiting`: may sign in and has not yet; `deactivated`: the user as a whole was shut out. */
export const clientUserStates = ['active', 'waiting', 'deactivated'] as const
export type ClientUserState = (typeof clientUserStates)[number]

/** Somebody who may sign in for a client: a membership, with the name that the client knows its contact by. */
export const membershipDetail = grant.extend({
  id,
  clientId: id,
  contactId: id,
  firstName: z.string(),
  lastName: z.string(),
  accessEmail: z.string(),
  isPrimary: z.boolean(),
  state: z.enum(clientUserStates),
  since: timestamp,
  lastSeenAt: timestamp.nullable(),
  version,
  abilities: z.object({
    edit: ability('auth.forbidden', ...accessRefusals),
    end: ability('auth.forbidden', ...accessRefusals, 'membership.beyond_own'),
    impersonate: ability('auth.forbidden', 'impersonation.self', 'request.not_found'),
  }),
})
export type MembershipDetail = z.output<typeof membershipDetail>
export const membershipPage = page(membershipDetail)

/** `version` is the one that the editor saw: a newer one in the database refuses the edit. */
export const membershipEdit = grant.extend({ version })
export type MembershipEdit = z.output<typeof membershipEdit>
