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
    <Section title={t('memberships.access.title')} about={<ContactLink subject={subject} />}>
      <dl className="facts fact-grid">
        <Fact name={t('memberships.access.email')} about={t('memberships.access.emailAbout')}>
          <EmailAddress address={user.accessEmail} />
        </Fact>
        <Fact name={t('memberships.columns.state')} about={t(`memberships.statesAbout.${user.state}`)}>
          <UserState state={user.state} />
        </Fact>
        <Fact name={t('memberships.access.since')}>
          <DateTime value={user.since} format="date" />
        </Fact>
        <Fact name={t('memberships.columns.lastSeen')}>
          {user.lastSeenAt ? <DateTime value={user.lastSeenAt} /> : t('memberships.never')}
        </Fact>
      </dl>
    </Section>
  )
}

/** Only for those who may open it. */
function ContactLink({ subject: { scope, user, session } }: { subject: UserSubject }) {
  const t = useT()
  if (session && !session.permissions.includes('contacts:manage')) return t('memberships.access.contact')
  const area = scope.area === 'staff' ? `/staff/clients/${scope.clientId}` : `/c/${scope.clientId}`
  return (
    <>
      {t('memberships.access.contact')}{' '}
      <Anchor
        inherit
        renderRoot={(props) => <HrefLink {...props} href={`${area}/contacts/${user.contactId}`} />}
      >
        {t('memberships.access.openContact')}
      </Anchor>
    </>
  )
}
