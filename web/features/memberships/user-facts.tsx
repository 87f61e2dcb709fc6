import { Anchor } from '@mantine/core'
import { useT } from '../../lib/i18n.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { Fact } from '../../ui/fact.tsx'
import { HrefLink } from '../../ui/href-link.tsx'
import { Section } from '../../ui/section.tsx'
import { EmailAddress } from '../emails/email-address.tsx'
import { UserState } from './user-state.tsx'
import type { UserSubject } from './user-subject.ts'

/** The login of the user, and the way to the contact, which holds the rest of the person. */
export function UserFacts({ subject }: { subject: UserSubject }) {
  const t = useT()
  const { user } = subject
  return (
    <Section title={t('users.access.title')} about={<ContactLink subject={subject} />}>
      <dl className="facts fact-grid">
        <Fact name={t('users.access.email')} about={t('users.access.emailAbout')}>
          <EmailAddress address={user.accessEmail} />
        </Fact>
        <Fact name={t('users.columns.state')} about={t(`users.statesAbout.${user.state}`)}>
          <UserState state={user.state} />
        </Fact>
        <Fact name={t('users.access.since')}>
          <DateTime value={user.since} format="date" />
        </Fact>
        <Fact name={t('users.columns.lastSeen')}>
          {user.lastSeenAt ? <DateTime value={user.lastSeenAt} /> : t('users.never')}
        </Fact>
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
        renderRoot={(props) => <HrefLink {...props} href={`${area}/contacts/${user.contactId}`} />}
      >
        {t('users.access.openContact')}
      </Anchor>
    </>
  )
}
