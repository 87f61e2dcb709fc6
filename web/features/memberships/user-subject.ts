import { queryOptions } from '@tanstack/react-query'
import type { MembershipDetail } from '#contract/memberships.ts'
import type { PortalSession } from '#contract/sessions.ts'
import { readNow } from '../../lib/query.ts'
import { clientQuery } from '../clients/api.ts'
import type { ClientScope } from '../clients/scope.ts'
import { portalSessionQuery } from '../sessions/api.ts'
import { userQuery } from './api.ts'

/** What the form of a user is about, as its page read it. */
export type UserSubject = {
  scope: ClientScope
  user: MembershipDetail
  clientName: string
  /** In the client area: who is choosing. */
  session: PortalSession | null
}

// A form starts from the record as it is now, never from what some list showed a while ago.
export function userSubjectQuery(scope: ClientScope, membershipId: number) {
  const { area, clientId } = scope
  return queryOptions({
    queryKey: ['user-form', area, clientId, membershipId],
    queryFn: async (): Promise<UserSubject> => {
      const user = readNow(userQuery(scope, membershipId))
      if (area === 'staff') {
        const client = await readNow(clientQuery(clientId))
        return { scope, user: await user, clientName: client.tradeName, session: null }
      }
      const session = await readNow(portalSessionQuery(clientId))
      return { scope, user: await user, clientName: session.client.tradeName, session }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}
