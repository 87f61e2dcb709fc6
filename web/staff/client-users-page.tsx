import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { clientQuery } from '../features/clients/api.ts'
import type { ClientScope } from '../features/clients/scope.ts'
import { InvitationsTable } from '../features/invitations/invitations-table.tsx'
import { UsersTable } from '../features/memberships/users-table.tsx'
import { useT } from '../lib/i18n.ts'
import { Section } from '../ui/section.tsx'
import { EmptyState } from '../ui/states.tsx'

const route = getRouteApi('/staff/clients/$clientId/users')

/** "Usuários" of a client: who may sign in, and who was invited to. */
export function ClientUsersPage() {
  const t = useT()
  const { clientId } = route.useParams()
  const { data: client } = useSuspenseQuery(clientQuery(Number(clientId)))
  const scope: ClientScope = { area: 'staff', clientId: client.id }
  const mayAdd = client.abilities.addContact === true
  return (
    <>
      <Section
        variant="plain"
        title={t('memberships.title')}
        about={t('memberships.about')}
        action={mayAdd && <AddUser clientId={clientId} />}
      >
        <UsersTable
          scope={scope}
          clientName={client.tradeName}
          listHref={`/staff/clients/${clientId}/users`}
          empty={
            <EmptyState title={t('memberships.empty')}>
              {t(mayAdd ? 'memberships.emptyAbout' : 'memberships.emptyReader')}
            </EmptyState>
          }
        />
      </Section>
      <Section variant="plain" title={t('invitations.title')} about={t('invitations.about')}>
        <InvitationsTable scope={scope} />
      </Section>
    </>
  )
}

function AddUser({ clientId }: { clientId: string }) {
  const t = useT()
  return (
    <Button
      renderRoot={(props) => (
        <Link {...props} to="/staff/clients/$clientId/users/new" params={{ clientId }} />
      )}
    >
      {t('memberships.add')}
    </Button>
  )
}
