import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { restorableDays } from '#contract/client-columns.ts'
import type { DeletedClient } from '#contract/clients.ts'
import { formatTaxId } from '../../lib/format.ts'
import { type Translate, useT } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { PagedTable } from '../../ui/paged-table.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { deletedClientsQuery, restoreClient } from './api.ts'

/** Clients that can still be restored, and for how long. */
export function DeletedClients() {
  const t = useT()
  const query = useInfiniteQuery(deletedClientsQuery())
  return (
    <PagedTable
      query={query}
      label={t('clientLifecycle.deleted.list')}
      columns={columns(t)}
      rowKey={(client) => client.id}
      rowActions={(client) => <Restore client={client} />}
      empty={
        <EmptyState title={t('clientLifecycle.deleted.empty')}>
          {t('clientLifecycle.deleted.emptyAbout', { days: restorableDays })}
        </EmptyState>
      }
    />
  )
}

function columns(t: Translate): Column<DeletedClient>[] {
  return [
    { key: 'id', header: t('clientLifecycle.deleted.columns.id'), cell: ({ id }) => id, width: '1%' },
    {
      key: 'tradeName',
      header: t('clientLifecycle.deleted.columns.tradeName'),
      cell: ({ tradeName }) => tradeName,
      isTitle: true,
      canWrap: true,
    },
    {
      key: 'taxId',
      header: t('clientLifecycle.deleted.columns.taxId'),
      cell: ({ taxId }) => taxId && formatTaxId(taxId),
    },
    {
      key: 'deletedAt',
      header: t('clientLifecycle.deleted.columns.deletedAt'),
      cell: ({ deletedAt }) => <DateTime value={deletedAt} />,
    },
    {
      key: 'deletedBy',
      header: t('clientLifecycle.deleted.columns.deletedBy'),
      cell: ({ deletedBy }) => deletedBy,
    },
    {
      key: 'daysLeft',
      header: t('clientLifecycle.deleted.columns.daysLeft'),
      cell: ({ daysLeft }) => t('clientLifecycle.deleted.daysLeft', { count: daysLeft }),
      align: 'end',
    },
  ]
}

function Restore({ client }: { client: DeletedClient }) {
  const t = useT()
  const [isRunning, setRunning] = useState(false)

  async function restore() {
    setRunning(true)
    await restoreClient(client.id)
      .then(() => toastSuccess(t('clientLifecycle.deleted.restored')), toastError)
      .finally(() => setRunning(false))
  }

  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={isRunning}
      aria-label={t('clientLifecycle.deleted.restoreOf', { client: client.tradeName })}
      onClick={() => void restore()}
    >
      {t('clientLifecycle.deleted.restore')}
    </Button>
  )
}
