import { Loaded } from '../ui/loaded.tsx'
import { useInvitation } from './invitation.ts'
import { InvitationOffer } from './invitation-offer.tsx'
import { InvitationOver } from './invitation-over.tsx'
import { InvitationToOther } from './invitation-to-other.tsx'
import { useLinkToken } from './link.ts'
import { PublicFrame } from './public-frame.tsx'

/** Where the link of an invitation leads: what is offered to whom, or why it cannot be taken and what to do then. */
export function InvitationPage() {
  const token = useLinkToken()
  return (
    <PublicFrame>
      {token === '' ? <InvitationOver invitation={null} /> : <Invitation key={token} token={token} />}
    </PublicFrame>
  )
}

function Invitation({ token }: { token: string }) {
  const query = useInvitation(token)
  const invitation = query.data
  if (!invitation) return <Loaded query={query} />
  if (invitation.state !== 'valid') return <InvitationOver key={invitation.state} invitation={invitation} />
  if (invitation.signedInAs?.isInvited === false) return <InvitationToOther invitation={invitation} />
  return <InvitationOffer token={token} invitation={invitation} />
}
