import { Button } from '@mantine/core'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ComponentProps, ReactNode } from 'react'
import { useT } from '../lib/i18n.ts'
import { allRows, type Page } from '../lib/query.ts'
import classes from './data-table.module.css'
import { DataTable } from './data-table.tsx'
import { ErrorState } from './states.tsx'

type TableProps<Row> = Omit<ComponentProps<typeof DataTable<Row>>, 'rows' | 'isLoading'>

type Props<Row> = TableProps<Row> & {
  /** Of `useInfiniteQuery(pagedQuery(…))`. */
  query: UseInfiniteQueryResult<InfiniteData<Page<Row>, unknown>>
  /** What stands there when the list is empty: an `EmptyState`. */
  empty: ReactNode
}

/** A table over a list paged by cursor: loading, error with retry, empty state and "Carregar mais". */
export function PagedTable<Row>({ query, empty, ...table }: Props<Row>) {
  const t = useT()
  const rows = allRows(query.data)
  if (query.isError && rows.length === 0) {
    return (
      <div className={classes.frame}>
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </div>
    )
  }
  if (query.isSuccess && rows.length === 0) return <div className={classes.frame}>{empty}</div>
  return (
    <>
      <DataTable {...table} rows={rows} isLoading={query.isPending} />
      {query.isSuccess && (
        <div className={classes.more}>
          {query.hasNextPage ? (
            <Button
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('ui.actions.loadMore')}
            </Button>
          ) : (
            <span>{t('ui.listEnd', { count: rows.length })}</span>
          )}
          <span className="visually-hidden" role="status">
            {query.isFetchingNextPage ? t('ui.loading') : t('ui.listEnd', { count: rows.length })}
          </span>
        </div>
      )}
    </>
  )
}
