import { useParams } from '@tanstack/react-router'
import type { ClientScope } from '../features/clients/scope.ts'
import { InvitePage } from '../features/invitations/invite-page.tsx'
import { UserPage as MembershipDetail } from '../features/memberships/user-page.tsx'
import { useClientId } from '../features/sessions/api.ts'
import { Allowed } from './allowed.tsx'

/** A user of one's own client; without an id in the address, the invitation of a new one. */
export function UserPage() {
  const clientId = useClientId()
  const { membershipId } = useParams({ strict: false })
  const scope: ClientScope = { area: 'portal', clientId }
  const listHref = `/c/${clientId}/users`
  return (
    <Allowed permission="users:manage">
      {membershipId === undefined ? (
        <InvitePage scope={scope} listHref={listHref} />
      ) : (
        <MembershipDetail
          key={membershipId}
          scope={scope}
          membershipId={Number(membershipId)}
          listHref={listHref}
        />
      )}
    </Allowed>
  )
}
