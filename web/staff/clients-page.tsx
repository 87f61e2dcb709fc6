import { getRouteApi } from '@tanstack/react-router'
import { AddClient } from '../features/clients/add-client.tsx'
import { ClientSearch } from '../features/clients/client-search.tsx'
import { ClientsTable } from '../features/clients/clients-table.tsx'
import { useStaffCan } from '../features/sessions/api.ts'
import { useT } from '../lib/i18n.ts'
import { PageHeader } from '../ui/page-header.tsx'

const route = getRouteApi('/staff/clients')

export function ClientsPage() {
  const t = useT()
  const { search = '' } = route.useSearch()
  const mayAdd = useStaffCan('clients:edit')
  return (
    <>
      <PageHeader
        title={t('clients.title')}
        action={mayAdd && <AddClient label={`+ ${t('clients.add')}`} />}
      />
      <ClientSearch search={search} />
      <ClientsTable search={search} />
    </>
  )
}
