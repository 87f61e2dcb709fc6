import { Button, Input, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useMemo } from 'react'
import { type InvoiceFilter, invoiceFilters } from '#contract/invoice-states.ts'
import type { InvoiceListItem } from '#contract/invoices.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { PagedTable } from '../../ui/paged-table.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { type InvoiceScope, invoicesQuery } from './api.ts'
import { invoiceColumns } from './columns.tsx'
import classes from './invoices.module.css'
import type { InvoiceSearch } from './search.ts'

type Props = {
  scope: InvoiceScope
  search: InvoiceSearch
  onSearch: (search: InvoiceSearch) => void
  hrefOf: (invoice: InvoiceListItem) => string
  /** What stands there while there is none at all. */
  empty: ReactNode
  /** Beside the filter, at the right. */
  action?: ReactNode
}

export function InvoicesList({ scope, search: { state }, onSearch, hrefOf, empty, action }: Props) {
  const t = useT()
  const locale = useLocale()
  const id = useId()
  const query = useInfiniteQuery(invoicesQuery(scope, state))
  const columns = useMemo(() => invoiceColumns(t, locale, scope), [t, locale, scope])
  // Nobody in the client area ever sees a draft.
  const offered = invoiceFilters.filter((filter) => scope.area === 'staff' || filter !== 'draft')
  const choose = (chosen: string) => onSearch(chosen ? { state: chosen as InvoiceFilter } : {})
  return (
    <>
      <div className={classes.bar}>
        <div className={classes.filter}>
          <Input.Label htmlFor={id}>{t('invoices.filter')}</Input.Label>
          <NativeSelect
            id={id}
            value={state ?? ''}
            data={[
              { value: '', label: t('invoices.filterAll') },
              ...offered.map((value) => ({ value, label: t(`invoices.filters.${value}`) })),
            ]}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        </div>
        {action}
      </div>
      <PagedTable
        query={query}
        label={t('invoices.list')}
        columns={columns}
        rowKey={(invoice) => invoice.id}
        rowHref={hrefOf}
        empty={state ? <NoneInState onShowAll={() => choose('')} /> : empty}
      />
    </>
  )
}

function NoneInState({ onShowAll }: { onShowAll: () => void }) {
  const t = useT()
  return (
    <EmptyState
      title={t('invoices.noneInState')}
      action={
        <Button variant="default" onClick={onShowAll}>
          {t('invoices.showAll')}
        </Button>
      }
    />
  )
}
