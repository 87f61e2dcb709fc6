import { useParams } from '@tanstack/react-router'
import type { ClientScope } from '../features/clients/scope.ts'
import { InvitePage } from '../features/invitations/invite-page.tsx'
import { UserPage as MembershipDetail } from '../features/memberships/user-page.tsx'

/** A client's user; without an id in the address, the invitation of a new one. */
export function UserPage() {
  const { clientId, membershipId } = useParams({ strict: false })
  const scope: ClientScope = { area: 'staff', clientId: Number(clientId) }
  const listHref = `/staff/clients/${clientId}/users`
  if (membershipId === undefined) return <InvitePage scope={scope} listHref={listHref} />
  return (
    <MembershipDetail
      key={membershipId}
      scope={scope}
      membershipId={Number(membershipId)}
      listHref={listHref}
    />
  )
}
