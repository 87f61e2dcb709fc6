import type { InvitationLookup } from '#contract/invitations.ts'
import { useProvider } from '../features/provider/provider.ts'
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
            ? t('publicPages.invitation.titleStaff')
            : t('publicPages.invitation.title', { client: clientName })
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
    return t('publicPages.invitation.invitesStaff', { inviter: inviterName ?? provider, provider })
  if (inviterName === null)
    return t('publicPages.invitation.invitesByProvider', { provider, client: clientName })
  return t('publicPages.invitation.invites', { inviter: inviterName, provider, client: clientName })
}

function Facts({ invitation }: { invitation: InvitationLookup }) {
  const t = useT()
  const locale = useLocale()
  const { email, role, expiresAt } = invitation
  return (
    <dl className={classes.facts}>
      <dt>{t('publicPages.invitation.for')}</dt>
      <dd>{email}</dd>
      {role && (
        <>
          <dt>{t('publicPages.invitation.role')}</dt>
          <dd>{t(`access.roles.${role}`)}</dd>
        </>
      )}
      {expiresAt && (
        <>
          <dt>{t('publicPages.invitation.until')}</dt>
          <dd>{formatDateTime(expiresAt, locale)}</dd>
        </>
      )}
    </dl>
  )
}
