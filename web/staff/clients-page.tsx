import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { AddClient } from '../features/clients/add-client.tsx'
import { ClientsTable } from '../features/clients/clients-table.tsx'
import { DownloadClients } from '../features/clients/download-clients.tsx'
import { FilterBar } from '../features/clients/filter-bar.tsx'
import { type ClientListSearch, filterOf } from '../features/clients/list-search.ts'
import { OpenImports } from '../features/imports/open-imports.tsx'
import { ViewsMenu } from '../features/saved-views/views-menu.tsx'
import { useStaffCan } from '../features/sessions/api.ts'
import { useT } from '../lib/i18n.ts'
import { PageHeader } from '../ui/page-header.tsx'

const route = getRouteApi('/staff/clients')

export function ClientsPage() {
  const t = useT()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const mayAdd = useStaffCan('clients:edit')
  const mayRestore = useStaffCan('clients:restore')
  const mayDownload = useStaffCan('clients:export')
  const mayImport = useStaffCan('clients:import')
  const mayAnnounce = useStaffCan('announcements:edit')
  const filter = filterOf(search)
  // Turning pages can be gone back from; each letter of a filter cannot.
  const onSearch = (wanted: ClientListSearch) =>
    void navigate({ search: wanted, replace: wanted.cursor === search.cursor, resetScroll: false })
  return (
    <>
      <PageHeader
        title={t('clients.title')}
        action={
          <>
            {mayRestore && (
              <Button
                variant="default"
                renderRoot={(props) => <Link {...props} to="/staff/deleted-clients" />}
              >
                {t('clientLifecycle.deleted.link')}
              </Button>
            )}
            {mayAnnounce && Object.keys(filter).length > 0 && (
              <Button
                variant="default"
                renderRoot={(props) => <Link {...props} to="/staff/announcements/new" search={filter} />}
              >
                {t('announcements.toThese')}
              </Button>
            )}
            {mayImport && <OpenImports />}
            {mayDownload && <DownloadClients search={search} />}
            {mayAdd && <AddClient label={`+ ${t('clients.add')}`} />}
          </>
        }
      />
      <FilterBar search={search} onSearch={onSearch}>
        <ViewsMenu search={search} onSearch={onSearch} />
      </FilterBar>
      <ClientsTable search={search} onSearch={onSearch} />
    </>
  )
}
