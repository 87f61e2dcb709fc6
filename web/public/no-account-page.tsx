import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { CurrentSession } from '#contract/sessions.ts'
import { useSession } from '../features/sessions/api.ts'
import { homeOf, placesOf } from '../features/sessions/places.ts'
import { signOut } from '../features/sessions/sign-out.ts'
import { UserMenu } from '../features/sessions/user-menu.tsx'
import { signInPath } from '../lib/api.ts'
import { useT } from '../lib/i18n.ts'
import { HrefLink } from '../ui/href-link.tsx'
import classes from './no-account-page.module.css'
import { PublicFrame } from './public-frame.tsx'
import { SheetHead } from './sheet.tsx'

/** For an address of an account that the person has no access to, or with null of the staff area. */
export function NoAccountPage({ clientId }: { clientId: number | null }) {
  const t = useT()
  const session = useSession()
  const { user, impersonation, accounts } = session
  const isClient = clientId !== null
  return (
    <PublicFrame corner={<UserMenu />}>
      <SheetHead title={t(isClient ? 'publicPages.noAccount.title' : 'publicPages.noAccount.staffTitle')}>
        <p>
          {impersonation
            ? t('publicPages.noAccount.acting', { client: accounts[0]?.tradeName })
            : t(isClient ? 'publicPages.noAccount.about' : 'publicPages.noAccount.staffAbout', {
                email: user.email,
              })}
        </p>
      </SheetHead>
      <div className={classes.actions}>
        {isClient && <OpenAsStaff session={session} clientId={clientId} />}
        <OwnPlaces session={session} />
        {!impersonation && (
          <Button
            variant="default"
            size="md"
            fullWidth
            onClick={() => void signOut(() => location.assign(signInPath()))}
          >
            {t('publicPages.noAccount.signOut')}
          </Button>
        )}
      </div>
    </PublicFrame>
  )
}

/** Staff who follow a client's link know the client from their own side. */
function OpenAsStaff({ session, clientId }: { session: CurrentSession; clientId: number }) {
  const t = useT()
  if (!session.staff?.permissions.includes('clients:view')) return null
  const params = { clientId: String(clientId) }
  return (
    <Button
      size="md"
      fullWidth
      renderRoot={(props) => <Link to="/staff/clients/$clientId" params={params} {...props} />}
    >
      {t('publicPages.noAccount.asStaff')}
    </Button>
  )
}

/** The choice, or the only place there is. */
function OwnPlaces({ session }: { session: CurrentSession }) {
  const t = useT()
  const places = placesOf(session)
  const only = session.accounts[0]
  // A staff user without accounts is offered the client's record instead.
  if (places === 0 || (places === 1 && !only)) return null
  return (
    <Button
      size="md"
      fullWidth
      variant={session.staff ? 'default' : 'filled'}
      classNames={{ label: classes.label }}
      renderRoot={(props) => <HrefLink {...props} href={homeOf(session)} />}
    >
      {places > 1 || !only
        ? t('publicPages.noAccount.choose')
        : t('publicPages.noAccount.go', { client: only.tradeName })}
    </Button>
  )
}
