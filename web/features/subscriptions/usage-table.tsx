import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Locale } from '#contract/fields.ts'
import type { Usage } from '#contract/usage.ts'
import { formatNumber } from '../../lib/format.ts'
import { type Translate, useLocale, useT } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { PagedTable } from '../../ui/paged-table.tsx'
import { Section } from '../../ui/section.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { usageQuery } from './api.ts'

export function UsageTable({ clientId }: { clientId: number }) {
  const t = useT()
  const locale = useLocale()
  const query = useInfiniteQuery(usageQuery(clientId))
  const columns = useMemo(() => usageColumns(t, locale), [t, locale])
  return (
    <Section title={t('subscriptions.usage.title')} variant="plain">
      <PagedTable
        query={query}
        label={t('subscriptions.usage.list')}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t('subscriptions.usage.empty')}>
            {t('subscriptions.usage.emptyAbout')}
          </EmptyState>
        }
      />
    </Section>
  )
}

function usageColumns(t: Translate, locale: Locale): Column<Usage>[] {
  return [
    {
      key: 'at',
      header: t('subscriptions.usage.columns.at'),
      cell: ({ createdAt }) => <DateTime value={createdAt} format="full" />,
      isTitle: true,
    },
    {
      key: 'sessions',
      header: t('subscriptions.usage.columns.sessions'),
      cell: ({ sessions }) => formatNumber(sessions, locale),
      align: 'end',
    },
    {
      key: 'remaining',
      header: t('subscriptions.usage.columns.remaining'),
      cell: ({ remainingSessions }) => formatNumber(remainingSessions, locale),
      align: 'end',
    },
    { key: 'note', header: t('subscriptions.usage.columns.note'), cell: ({ note }) => note, canWrap: true },
    {
      key: 'key',
      header: t('subscriptions.usage.columns.key'),
      cell: ({ idempotencyKey }) => idempotencyKey,
      canWrap: true,
    },
  ]
}
