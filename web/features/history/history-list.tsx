import { Button } from '@mantine/core'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { HistoryEvent, OwnHistoryEvent } from '#contract/history-events.ts'
import { useT } from '../../lib/i18n.ts'
import { allRows, type Page } from '../../lib/query.ts'
import { ErrorState, LoadingBlock } from '../../ui/states.tsx'
import classes from './history.module.css'
import { HistoryItem } from './history-item.tsx'

type Props = {
  query: UseInfiniteQueryResult<InfiniteData<Page<HistoryEvent | OwnHistoryEvent>, unknown>>
  empty: ReactNode
}

/** Events, newest first. */
export function HistoryList({ query, empty }: Props) {
  const t = useT()
  const events = allRows(query.data)
  if (query.isError && events.length === 0) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  }
  if (query.isPending) return <LoadingBlock lines={8} />
  if (events.length === 0) return empty
  return (
    <>
      <ol className={classes.list} aria-label={t('history.list')}>
        {events.map((event) => (
          <HistoryItem key={event.id} event={event} />
        ))}
      </ol>
      {query.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('ui.actions.loadMore')}
          </Button>
        </div>
      )}
    </>
  )
}
