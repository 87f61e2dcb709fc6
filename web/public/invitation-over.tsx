import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { InvitationLookup } from '#contract/invitations.ts'
import { useProvider } from '../features/provider/provider.ts'
import { signOut } from '../features/sessions/sign-out.ts'
import { signInPath } from '../lib/api.ts'
import { formatDateTime } from '../lib/format.ts'
import { useLocale, useT } from '../lib/i18n.ts'
import { HrefLink } from '../ui/href-link.tsx'
import classes from './invitation.module.css'
import { placeOf } from './invitation.ts'
import { OwnPlace } from './own-place.tsx'
import { SheetHead } from './sheet.tsx'

type Over = Exclude<InvitationLookup['state'], 'valid'>

/** Why an invitation cannot be accepted, and what to do instead. Null: the address carried none. */
export function InvitationOver({ invitation }: { invitation: InvitationLookup | null }) {
  const t = useT()
  const locale = useLocale()
  const { name: provider } = useProvider()
  const state = (invitation?.state ?? 'unknown') as Over
  const { email, clientName, inviterName, expiresAt } = invitation ?? {}
  const about = t(`publicPages.invitation.over.${state}.about`, {
    email,
    place: clientName ?? t('publicPages.invitation.staffOf', { provider }),
    inviter: inviterName ?? provider,
    when: expiresAt && formatDateTime(expiresAt, locale),
  })
  const isThere = state === 'used' || state === 'has_access'
  return (
    <>
      <SheetHead title={t(`publicPages.invitation.over.${state}.title`)}>
        <p>{about}</p>
      </SheetHead>
      <div className={classes.actions}>
        {invitation && isThere ? <WayIn invitation={invitation} /> : <WayOut invitation={invitation} />}
      </div>
    </>
  )
}

/** For an address that has what was offered: there, as whoever may. */
function WayIn({ invitation }: { invitation: InvitationLookup }) {
  const t = useT()
  const { signedInAs, clientId, kind } = invitation
  const place = placeOf(clientId)
  if (!signedInAs) {
    return (
      <Button
        size="md"
        fullWidth
        renderRoot={(props) => <Link to="/sign-in" search={{ next: place }} {...props} />}
      >
        {t('publicPages.invitation.signIn')}
      </Button>
    )
  }
  if (signedInAs.isInvited) {
    return (
      <Button size="md" fullWidth renderRoot={(props) => <HrefLink {...props} href={place} />}>
        {t(kind === 'staff' ? 'publicPages.invitation.goStaff' : 'publicPages.invitation.goAccount')}
      </Button>
    )
  }
  return (
    <>
      <p className={classes.about}>{t('publicPages.invitation.signedInAs', { email: signedInAs.email })}</p>
      <Button size="md" fullWidth onClick={() => void signOut(() => location.assign(signInPath(place)))}>
        {t('publicPages.invitation.signOutAndEnter')}
      </Button>
      <OwnPlace>{t('publicPages.invitation.stay')}</OwnPlace>
    </>
  )
}

function WayOut({ invitation }: { invitation: InvitationLookup | null }) {
  const t = useT()
  return (
    <OwnPlace>{t(invitation?.signedInAs ? 'ui.error.home' : 'publicPages.setPassword.goSignIn')}</OwnPlace>
  )
}
