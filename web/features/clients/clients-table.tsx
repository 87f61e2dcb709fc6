import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ClientListItem } from '../../../contract/clients.ts'
import { formatTaxId } from '../../lib/format.ts'
import { type Translate, useT } from '../../lib/i18n.ts'
import type { Column } from '../../ui/data-table.tsx'
import { DateTime } from '../../ui/date-time.tsx'
import { PagedTable } from '../../ui/paged-table.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useStaffCan } from '../sessions/api.ts'
import { AddClient } from './add-client.tsx'
import { clientsQuery } from './api.ts'
import { ClearSearch } from './client-search.tsx'
import classes from './clients-table.module.css'

export function ClientsTable({ search }: { search: string }) {
  const t = useT()
  const query = useInfiniteQuery(clientsQuery(search))
  const columns = useMemo(() => clientColumns(t), [t])
  return (
    <div className={classes.table}>
      <PagedTable
        query={query}
        label={t('clients.list')}
        columns={columns}
        rowKey={(client) => client.id}
        rowHref={(client) => `/staff/clients/${client.id}/business`}
        empty={search ? <NoMatch search={search} /> : <NoClients />}
      />
    </div>
  )
}

function clientColumns(t: Translate): Column<ClientListItem>[] {
  return [
    { key: 'id', header: t('clients.columns.id'), cell: (client) => client.id, width: '1%' },
    {
      key: 'tradeName',
      header: t('clients.columns.tradeName'),
      cell: (client) => client.tradeName,
      isTitle: true,
      canWrap: true,
    },
    {
      key: 'legalName',
      header: t('clients.columns.legalName'),
      cell: (client) => <span title={client.legalName}>{client.legalName}</span>,
      isHiddenOnPhone: true,
    },
    {
      key: 'taxId',
      header: t('clients.columns.taxId'),
      cell: (client) => client.taxId && formatTaxId(client.taxId),
    },
    {
      key: 'place',
      header: t('clients.columns.place'),
      cell: (client) => [client.city, client.state].filter(Boolean).join('/'),
      width: '9.5rem',
      canWrap: true,
    },
    {
      key: 'email',
      header: t('clients.columns.email'),
      cell: (client) => <span title={client.email}>{client.email}</span>,
    },
    {
      key: 'suspended',
      header: t('clients.columns.suspended'),
      cell: (client) =>
        client.suspendedAt ? (
          <StatusBadge tone="bad">{t('clients.suspendedYes')}</StatusBadge>
        ) : (
          t('clients.suspendedNo')
        ),
    },
    {
      key: 'createdAt',
      header: t('clients.columns.createdAt'),
      cell: (client) => <DateTime value={client.createdAt} format="date" />,
      align: 'end',
    },
  ]
}

function NoClients() {
  const t = useT()
  const mayAdd = useStaffCan('clients:edit')
  return (
    <EmptyState title={t('clients.empty')} action={mayAdd && <AddClient label={t('clients.add')} />}>
      {t(mayAdd ? 'clients.emptyAbout' : 'clients.emptyReader')}
    </EmptyState>
  )
}

function NoMatch({ search }: { search: string }) {
  const t = useT()
  return (
    <EmptyState title={t('clients.noMatch', { search })} action={<ClearSearch />}>
      {t('clients.noMatchAbout')}
    </EmptyState>
  )
}
