import { queryOptions } from '@tanstack/react-query'
import type { Grant } from '#contract/access.ts'
import { grant } from '#contract/contacts.ts'
import { type Invitation, type InvitationInput, invitation, invitationPage } from '#contract/invitations.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { pagedQuery } from '../../lib/query.ts'
import { type ClientScope, forgetAround, scopeAccount, scopeKey, scopePath } from '../clients/scope.ts'

const noun = 'invitations'

/** Newest first. */
export function invitationsQuery(scope: ClientScope) {
  const key = [...scopeKey(scope, noun), 'list']
  return pagedQuery<Invitation>(invitationPage, key, scopePath(scope, noun), {
    ...scopeAccount(scope),
    query: { limit: 25 },
  })
}

/** What an invited user may do unless chosen otherwise, as far as one may hand it on oneself. */
export function ownInvitationDefaultsQuery(clientId: number) {
  return queryOptions({
    queryKey: ['portal', clientId, 'invitation-defaults'],
    queryFn: ({ signal }): Promise<Grant> =>
      apiGet(grant, '/portal/invitation-defaults', { signal, account: clientId }),
  })
}

export async function invite(scope: ClientScope, input: InvitationInput): Promise<Invitation> {
  const sent = await apiSend('POST', invitation, scopePath(scope, noun), input, scopeAccount(scope))
  await forgetAround(scope)
  return sent
}

/** With a new link, valid for the whole time again. */
export async function resendInvitation(scope: ClientScope, id: number): Promise<void> {
  const path = `${scopePath(scope, noun)}/${id}/resends`
  await apiSend('POST', invitation, path, undefined, scopeAccount(scope))
  await forgetAround(scope)
}

export async function cancelInvitation(scope: ClientScope, id: number): Promise<void> {
  await apiSend('DELETE', null, `${scopePath(scope, noun)}/${id}`, undefined, scopeAccount(scope))
  await forgetAround(scope)
}
