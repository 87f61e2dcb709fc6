import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Locale } from '#contract/fields.ts'
import type { Subscription } from '#contract/subscriptions.ts'
import { formatDay } from '../../lib/format.ts'
import { type Translate, useLocale, useT } from '../../lib/i18n.ts'
import { allRows } from '../../lib/query.ts'
import type { Column } from '../../ui/column.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Section } from '../../ui/section.tsx'
import { priceWords } from '../plans/words.ts'
import { subscriptionsQuery } from './api.ts'

/** What the client had before; nothing while there is nothing. */
export function PastPlans({ clientId }: { clientId: number }) {
  const t = useT()
  const locale = useLocale()
  const query = useInfiniteQuery(subscriptionsQuery(clientId))
  const columns = useMemo(() => pastColumns(t, locale), [t, locale])
  const past = allRows(query.data).filter(({ state }) => state === 'cancelled')
  if (past.length === 0) return null
  return (
    <Section title={t('subscriptions.past.title')} variant="plain">
      <DataTable label={t('subscriptions.past.list')} columns={columns} rows={past} rowKey={({ id }) => id} />
    </Section>
  )
}

function pastColumns(t: Translate, locale: Locale): Column<Subscription>[] {
  return [
    {
      key: 'plan',
      header: t('subscriptions.past.columns.plan'),
      cell: ({ plan }) => plan.name,
      isTitle: true,
      canWrap: true,
    },
    {
      key: 'price',
      header: t('subscriptions.past.columns.price'),
      cell: (subscription) => priceWords(subscription, t, locale),
    },
    {
      key: 'startedOn',
      header: t('subscriptions.past.columns.startedOn'),
      cell: ({ startedOn }) => formatDay(startedOn, locale),
    },
    {
      key: 'endedOn',
      header: t('subscriptions.past.columns.endedOn'),
      cell: ({ endedOn }) => endedOn && formatDay(endedOn, locale),
    },
  ]
}
