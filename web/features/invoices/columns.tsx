import type { Locale } from '#contract/fields.ts'
import type { InvoiceListItem } from '#contract/invoices.ts'
import { formatDay, formatMoney } from '../../lib/format.ts'
import type { Translate } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import type { InvoiceScope } from './api.ts'
import { InvoiceStateBadge } from './invoice-state.tsx'

/** The client stands there only where invoices of several are mixed. */
export function invoiceColumns(t: Translate, locale: Locale, scope: InvoiceScope): Column<InvoiceListItem>[] {
  const day = (value: string | null) => (value === null ? '–' : formatDay(value, locale))
  return [
    {
      key: 'number',
      header: t('invoices.columns.number'),
      cell: (invoice) => invoiceName(t, invoice),
      isTitle: true,
    },
    ...(scope.clientId === null
      ? [
          {
            key: 'client',
            header: t('invoices.columns.client'),
            cell: (invoice: InvoiceListItem) => invoice.clientName,
            canWrap: true,
          },
        ]
      : []),
    {
      key: 'state',
      header: t('invoices.columns.state'),
      cell: (invoice) => <InvoiceStateBadge invoice={invoice} />,
    },
    {
      key: 'issuedOn',
      header: t('invoices.columns.issuedOn'),
      cell: ({ issuedOn }) => day(issuedOn),
      align: 'end',
      isHiddenOnPhone: true,
    },
    {
      key: 'dueOn',
      header: t('invoices.columns.dueOn'),
      cell: ({ dueOn }) => day(dueOn),
      align: 'end',
    },
    {
      key: 'total',
      header: t('invoices.columns.total'),
      cell: ({ totalCents, currency }) => formatMoney(totalCents, currency, locale),
      align: 'end',
    },
  ]
}

export function invoiceName(t: Translate, { number }: Pick<InvoiceListItem, 'number'>): string {
  return number === null ? t('invoices.draft') : t('invoices.number', { number })
}
