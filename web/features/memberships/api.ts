import { queryOptions } from '@tanstack/react-query'
import {
  type MembershipDetail,
  type MembershipEdit,
  membershipDetail,
  membershipPage,
} from '#contract/memberships.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { pagedQuery, queryClient } from '../../lib/query.ts'
import { type ClientScope, forgetAround, scopeAccount, scopeKey, scopePath } from '../clients/scope.ts'

const noun = 'memberships'

export function usersQuery(scope: ClientScope) {
  return pagedQuery<MembershipDetail>(
    membershipPage,
    [...scopeKey(scope, noun), 'list'],
    scopePath(scope, noun),
    {
      ...scopeAccount(scope),
      query: { limit: 100 },
    },
  )
}

export function userQuery(scope: ClientScope, membershipId: number) {
  return queryOptions({
    queryKey: [...scopeKey(scope, noun), membershipId],
    queryFn: ({ signal }): Promise<MembershipDetail> =>
      apiGet(membershipDetail, `${scopePath(scope, noun)}/${membershipId}`, {
        signal,
        ...scopeAccount(scope),
      }),
  })
}

export async function saveUser(
  scope: ClientScope,
  membershipId: number,
  edit: MembershipEdit,
): Promise<MembershipDetail> {
  const path = `${scopePath(scope, noun)}/${membershipId}`
  const saved = await apiSend('PUT', membershipDetail, path, edit, scopeAccount(scope))
  await forgetAround(scope)
  return saved
}

/** Ends the access; the contact stays. */
export async function endUser(scope: ClientScope, membershipId: number): Promise<void> {
  await apiSend('DELETE', null, `${scopePath(scope, noun)}/${membershipId}`, undefined, scopeAccount(scope))
  queryClient.removeQueries({ queryKey: userQuery(scope, membershipId).queryKey })
  await forgetAround(scope)
}
