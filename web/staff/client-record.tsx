import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet, useMatches } from '@tanstack/react-router'
import type { Client } from '#contract/clients.ts'
import { clientQuery } from '../features/clients/api.ts'
import { ClientHeader } from '../features/clients/client-header.tsx'
import { ClientTabs, clientParts } from '../features/clients/client-tabs.tsx'
import { ImpersonateMenu } from '../features/memberships/impersonate-menu.tsx'
import { NobodyWarning } from '../features/recipients/nobody-warning.tsx'
import { useStaffCan } from '../features/sessions/api.ts'
import { useT } from '../lib/i18n.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Notice } from '../ui/notice.tsx'
import classes from './client-record.module.css'

const route = getRouteApi('/staff/clients/$clientId')

/** A client's record around the part that is open. */
export function ClientRecord() {
  const t = useT()
  const clientId = Number(route.useParams().clientId)
  const query = useQuery(clientQuery(clientId))
  const client = query.data
  const mayImpersonate = useStaffCan('impersonate')
  const last = useMatches().at(-1)?.pathname.split('/').at(-1)
  const part = clientParts.find((known) => known === last) ?? 'business'
  const back = { label: t('clients.title'), href: '/staff/clients' }
  if (!client) return <Loaded query={query} lines={8} back={back} />
  return (
    <>
      <ClientHeader
        client={client}
        part={t(`clients.record.${part}`)}
        action={mayImpersonate && <ImpersonateMenu clientId={clientId} clientName={client.tradeName} />}
      />
      <ClientTabs clientId={clientId} />
      {client.primaryContactId === null && part !== 'contacts' && <NoContacts client={client} />}
      {part !== 'recipients' && <NobodyWarning clientId={clientId} />}
      <Outlet />
    </>
  )
}

/** A client of whom nobody is known is only half registered. */
function NoContacts({ client }: { client: Client }) {
  const t = useT()
  const params = { clientId: String(client.id) }
  return (
    <div className={classes.notice}>
      <Notice
        tone="warning"
        title={t('clients.record.noContacts')}
        actions={
          client.abilities.addContact === true && (
            <Button
              size="xs"
              renderRoot={(props) => (
                <Link {...props} to="/staff/clients/$clientId/contacts/new" params={params} />
              )}
            >
              {t('clients.record.addContact')}
            </Button>
          )
        }
      >
        {t('clients.record.noContactsAbout')}
      </Notice>
    </div>
  )
}
