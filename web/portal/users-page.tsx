import { Button } from '@mantine/core'
import type { ClientScope } from '../features/clients/scope.ts'
import { InvitationsTable } from '../features/invitations/invitations-table.tsx'
import { UsersTable } from '../features/memberships/users-table.tsx'
import { usePortalSession } from '../features/sessions/api.ts'
import { useT } from '../lib/i18n.ts'
import { HrefLink } from '../ui/href-link.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Section } from '../ui/section.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Allowed } from './allowed.tsx'
import classes from './users-page.module.css'

export function UsersPage() {
  return (
    <Allowed permission="users:manage">
      <Users />
    </Allowed>
  )
}

function Users() {
  const t = useT()
  const session = usePortalSession()
  const { client, impersonation } = session
  const scope: ClientScope = { area: 'portal', clientId: client.id }
  const listHref = `/c/${client.id}/users`
  return (
    <>
      <PageHeader
        title={t('memberships.title')}
        subtitle={t('memberships.portalAbout', { client: client.tradeName })}
        action={
          !impersonation && (
            <Button renderRoot={(props) => <HrefLink {...props} href={`${listHref}/new`} />}>
              {t('memberships.addPlus')}
            </Button>
          )
        }
      />
      {impersonation && (
        <div className={classes.closed}>
          <Notice>{t('memberships.closed')}</Notice>
        </div>
      )}
      <UsersTable
        scope={scope}
        clientName={client.tradeName}
        listHref={listHref}
        session={session}
        empty={<EmptyState title={t('memberships.empty')} />}
      />
      <div className={classes.invitations}>
        <Section variant="plain" title={t('invitations.title')} about={t('invitations.about')}>
          <InvitationsTable scope={scope} isClosed={impersonation !== null} />
        </Section>
      </div>
    </>
  )
}
