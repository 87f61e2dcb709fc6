import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Locale } from '#contract/fields.ts'
import type { Payment, StaffPayment } from '#contract/payments.ts'
import { formatDay, formatMoney } from '../../lib/format.ts'
import { type Translate, useLocale, useT } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { PagedTable } from '../../ui/paged-table.tsx'
import { Section } from '../../ui/section.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { ownPaymentsQuery, paymentsQuery } from './api.ts'

export function PaymentsTable({ clientId }: { clientId: number }) {
  const t = useT()
  const locale = useLocale()
  const query = useInfiniteQuery(paymentsQuery(clientId))
  const columns = useMemo(() => [...sharedColumns(t, locale), ...staffColumns(t)], [t, locale])
  return (
    <Section title={t('subscriptions.payments.title')} variant="plain">
      <PagedTable
        query={query}
        label={t('subscriptions.payments.list')}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<NoPayments />}
      />
    </Section>
  )
}

/** As the client's people see them. */
export function OwnPaymentsTable({ clientId }: { clientId: number }) {
  const t = useT()
  const locale = useLocale()
  const query = useInfiniteQuery(ownPaymentsQuery(clientId))
  const columns = useMemo(() => sharedColumns(t, locale), [t, locale])
  return (
    <Section title={t('subscriptions.payments.title')} variant="plain">
      <PagedTable
        query={query}
        label={t('subscriptions.payments.list')}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<NoPayments />}
      />
    </Section>
  )
}

function NoPayments() {
  const t = useT()
  return (
    <EmptyState title={t('subscriptions.payments.empty')}>
      {t('subscriptions.payments.emptyAbout')}
    </EmptyState>
  )
}

function sharedColumns(t: Translate, locale: Locale): Column<Payment>[] {
  return [
    {
      key: 'paidOn',
      header: t('subscriptions.payments.columns.paidOn'),
      cell: ({ paidOn }) => formatDay(paidOn, locale),
      isTitle: true,
    },
    {
      key: 'amount',
      header: t('subscriptions.payments.columns.amount'),
      cell: ({ amountCents, currency }) => formatMoney(amountCents, currency, locale),
      align: 'end',
    },
    {
      key: 'type',
      header: t('subscriptions.payments.columns.type'),
      cell: ({ paymentType }) => t(`clientList.paymentTypes.${paymentType}`),
    },
    {
      key: 'dueOn',
      header: t('subscriptions.payments.columns.dueOn'),
      cell: ({ dueOn }) => formatDay(dueOn, locale),
    },
    {
      key: 'plan',
      header: t('subscriptions.payments.columns.plan'),
      cell: ({ planName }) => planName,
      canWrap: true,
    },
  ]
}

function staffColumns(t: Translate): Column<StaffPayment>[] {
  return [
    {
      key: 'note',
      header: t('subscriptions.payments.columns.note'),
      cell: ({ note }) => note,
      canWrap: true,
    },
    {
      key: 'by',
      header: t('subscriptions.payments.columns.by'),
      cell: ({ recordedBy }) => recordedBy,
      canWrap: true,
    },
  ]
}
