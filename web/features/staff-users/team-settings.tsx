import { useT } from '../../lib/i18n.ts'
import { Section } from '../../ui/section.tsx'
import { InviteColleague } from './invite-colleague.tsx'
import { StaffInvitationsTable } from './staff-invitations-table.tsx'
import { StaffUsersTable } from './staff-users-table.tsx'

/** "Equipe": who works for the provider, and who is invited to. */
export function TeamSettings() {
  const t = useT()
  return (
    <>
      <Section
        variant="plain"
        title={t('staffUsers.title')}
        about={t('staffUsers.about')}
        action={<InviteColleague />}
      >
        <StaffUsersTable />
      </Section>
      <Section
        variant="plain"
        title={t('staffUsers.invitations.title')}
        about={t('staffUsers.invitations.about')}
      >
        <StaffInvitationsTable />
      </Section>
    </>
  )
}
