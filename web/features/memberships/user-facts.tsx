import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useT } from '../../lib/i18n.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { Section } from '../../ui/section.tsx'
import { EmailAddress } from '../emails/email-address.tsx'
import classes from './user-facts.module.css'
import { UserState } from './user-state.tsx'
import type { UserSubject } from './user-subject.ts'

/** The login of the user, and the way to the contact, which holds the rest of the person. */
export function UserFacts({ subject }: { subject: UserSubject }) {
  const t = useT()
  const { user } = subject
  return (
    <Section title={t('users.access.title')} about={<ContactLink subject={subject} />}>
      <dl className={classes.facts}>
        <div>
          <dt>{t('users.access.email')}</dt>
          <dd>
            <EmailAddress address={user.accessEmail} />
          </dd>
          <dd className={classes.about}>{t('users.access.emailAbout')}</dd>
        </div>
        <div>
          <dt>{t('users.columns.state')}</dt>
          <dd>
            <UserState state={user.state} />
          </dd>
          <dd className={classes.about}>{t(`users.statesAbout.${user.state}`)}</dd>
        </div>
        <div>
          <dt>{t('users.access.since')}</dt>
          <dd>
            <DateTime value={user.since} format="date" />
          </dd>
        </div>
        <div>
          <dt>{t('users.columns.lastSeen')}</dt>
          <dd>{user.lastSeenAt ? <DateTime value={user.lastSeenAt} /> : t('users.never')}</dd>
        </div>
      </dl>
    </Section>
  )
}

/** Only for those who may open it. */
function ContactLink({ subject: { scope, user, session } }: { subject: UserSubject }) {
  const t = useT()
  if (session && !session.permissions.includes('contacts:manage')) return t('users.access.contact')
  const area = scope.area === 'staff' ? `/staff/clients/${scope.clientId}` : `/c/${scope.clientId}`
  return (
    <>
      {t('users.access.contact')}{' '}
      <Anchor
        inherit
        renderRoot={(props) => <Link {...props} to={`${area}/contacts/${user.contactId}` as '/'} />}
      >
        {t('users.access.openContact')}
      </Anchor>
    </>
  )
}
