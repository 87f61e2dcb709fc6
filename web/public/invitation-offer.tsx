import type { InvitationLookup } from '#contract/invitations.ts'
import { useProvider } from '../features/settings/provider.ts'
import { formatDateTime } from '../lib/format.ts'
import { useLocale, useT } from '../lib/i18n.ts'
import { AcceptByNewUser } from './accept-by-new-user.tsx'
import { AcceptByPassword } from './accept-by-password.tsx'
import { AcceptSignedIn } from './accept-signed-in.tsx'
import classes from './invitation.module.css'
import type { OfferProps } from './invitation.ts'
import { SheetHead } from './sheet.tsx'

/** An open invitation, with the one way of accepting it that fits whoever looks at it. */
export function InvitationOffer({ token, invitation }: OfferProps) {
  const t = useT()
  const { signedInAs, hasUser, clientName } = invitation
  const Accept = signedInAs ? AcceptSignedIn : hasUser ? AcceptByPassword : AcceptByNewUser
  return (
    <>
      <SheetHead
        title={
          clientName === null
            ? t('entry.invitation.titleStaff')
            : t('entry.invitation.title', { client: clientName })
        }
      >
        <p>{useInvites(invitation)}</p>
      </SheetHead>
      <Facts invitation={invitation} />
      <Accept token={token} invitation={invitation} />
    </>
  )
}

/** Who invites into what, as a sentence. */
function useInvites({ inviterName, clientName }: InvitationLookup): string {
  const t = useT()
  const { name: provider } = useProvider()
  if (clientName === null)
    return t('entry.invitation.invitesStaff', { inviter: inviterName ?? provider, provider })
  if (inviterName === null) return t('entry.invitation.invitesByProvider', { provider, client: clientName })
  return t('entry.invitation.invites', { inviter: inviterName, provider, client: clientName })
}

function Facts({ invitation }: { invitation: InvitationLookup }) {
  const t = useT()
  const locale = useLocale()
  const { email, role, expiresAt } = invitation
  return (
    <dl className={classes.facts}>
      <dt>{t('entry.invitation.for')}</dt>
      <dd>{email}</dd>
      {role && (
        <>
          <dt>{t('entry.invitation.role')}</dt>
          <dd>{t(`access.roles.${role}`)}</dd>
        </>
      )}
      {expiresAt && (
        <>
          <dt>{t('entry.invitation.until')}</dt>
          <dd>{formatDateTime(expiresAt, locale)}</dd>
        </>
      )}
    </dl>
  )
}
