import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { type ClientSort, defaultClientSort } from '#contract/client-columns.ts'
import type { ClientPage } from '#contract/client-list.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Pager } from '../../ui/pager.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { useStaffCan } from '../sessions/api.ts'
import { AddClient } from './add-client.tsx'
import { clientListQuery, clientTotalQuery } from './api.ts'
import { ClientActions } from './client-actions.tsx'
import { clientColumnsShown } from './client-columns.tsx'
import classes from './client-list.module.css'
import { type ClientListSearch, changed, columnsOf, filterOf, withoutFilter } from './list-search.ts'

type Props = { search: ClientListSearch; onSearch: (search: ClientListSearch) => void }

/** A page of the list, as the address asks for it. */
export function ClientsTable({ search, onSearch }: Props) {
  const t = useT()
  const locale = useLocale()
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(clientListQuery(search))
  const columns = useMemo(
    () => clientColumnsShown(t, locale, columnsOf(search.columns)),
    [t, locale, search.columns],
  )
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data?.items.length === 0) return <Nothing search={search} onSearch={onSearch} />
  const sort = search.sort ?? defaultClientSort
  const sortBy = (key: string) =>
    onSearch(changed(search, { sort: (sort === key ? `-${key}` : key) as ClientSort }))
  return (
    <div data-waiting={isPlaceholderData || undefined} className={classes.list}>
      <DataTable
        label={t('clientList.label')}
        columns={columns}
        rows={data?.items ?? []}
        rowKey={(client) => client.id}
        rowHref={(client) => `/staff/clients/${client.id}/business`}
        rowActions={(client) => <ClientActions client={client} />}
        isLoading={isPending}
        isWide
        sorting={{ key: sort.replace('-', ''), isDescending: sort.startsWith('-'), onSort: sortBy }}
      />
      {data && (
        <Pager previous={data.previous} next={data.next} onPage={(cursor) => onSearch({ ...search, cursor })}>
          <Total search={search} page={data} />
        </Pager>
      )}
    </div>
  )
}

/** Comes after the page, which says it by itself when it is the only one. */
function Total({ search, page }: { search: ClientListSearch; page: ClientPage }) {
  const t = useT()
  const isWhole = page.next === null && page.previous === null
  const { data } = useQuery({ ...clientTotalQuery(search), enabled: !isWhole })
  const total = isWhole ? { count: page.items.length, isMore: false } : data
  if (!total) return null
  return total.isMore ? t('clientList.totalMore') : t('clientList.total', { count: total.count })
}

/** Three ways of there being nothing: a page that went, a filter that lets nobody through, and no clients at all. */
function Nothing({ search, onSearch }: Props) {
  const t = useT()
  const mayAdd = useStaffCan('clients:edit')
  const filters = filterOf(search)
  if (search.cursor) {
    return (
      <Frame title={t('clientList.pageGone')} about={t('clientList.pageGoneAbout')}>
        <Button variant="default" onClick={() => onSearch(changed(search, {}))}>
          {t('clientList.firstPage')}
        </Button>
      </Frame>
    )
  }
  if (Object.keys(filters).length > 0) {
    return (
      <Frame title={t('clientList.noMatch')} about={t('clientList.noMatchAbout')}>
        <Button variant="default" onClick={() => onSearch(withoutFilter(search))}>
          {t('clientList.filters.clear')}
        </Button>
      </Frame>
    )
  }
  return (
    <Frame
      title={t('clientList.empty')}
      about={t(mayAdd ? 'clientList.emptyAbout' : 'clientList.emptyReader')}
    >
      {mayAdd && <AddClient label={t('clients.add')} />}
    </Frame>
  )
}

function Frame({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <div className="card">
      <EmptyState title={title} action={children}>
        {about}
      </EmptyState>
    </div>
  )
}
