import { useT } from '../../lib/i18n.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { usePortalSession } from '../sessions/api.ts'
import { OwnPin } from '../verifications/own-pin.tsx'
import { AttentionList } from './attention-list.tsx'
import { ContactsCard } from './contacts-card.tsx'
import classes from './home.module.css'
import { useFreshPermissions, useIsOpen } from './open.ts'
import { ProfileCard } from './profile-card.tsx'
import { RecentEmails } from './recent-emails.tsx'

/** What waits for the person, and short ways to what they may do. */
export function PortalHome() {
  const t = useT()
  useFreshPermissions()
  const { client, user } = usePortalSession()
  const home = `/c/${client.id}`
  const seesContacts = useIsOpen('contacts:manage')
  const seesEmails = useIsOpen('emails:view')
  return (
    <>
      <PageHeader
        title={t('portalHome.greeting', { name: user.firstName })}
        documentTitle={t('portalHome.title')}
        subtitle={t('portalHome.about', { client: client.tradeName })}
      />
      <div className={classes.columns}>
        <div>
          <AttentionList home={home} />
          {seesEmails && <RecentEmails home={home} />}
          {client.suspended && (
            <EmptyState title={t('portalHome.suspended')}>{t('portalHome.suspendedAbout')}</EmptyState>
          )}
          {!client.suspended && !seesContacts && !seesEmails && (
            <EmptyState title={t('portalHome.nothing')}>{t('portalHome.nothingAbout')}</EmptyState>
          )}
        </div>
        <div>
          <ProfileCard home={home} />
          {seesContacts && <ContactsCard home={home} />}
          {seesContacts && <OwnPin />}
        </div>
      </div>
    </>
  )
}
