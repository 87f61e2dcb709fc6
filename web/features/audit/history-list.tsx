import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useT } from '../../lib/i18n.ts'
import { allRows } from '../../lib/query.ts'
import { EmptyState, ErrorState, LoadingBlock } from '../../ui/states.tsx'
import { historyQuery } from './api.ts'
import classes from './history.module.css'
import { HistoryEvent } from './history-event.tsx'

/** Everything that was done around a client, newest first. */
export function HistoryList({ clientId }: { clientId: number }) {
  const t = useT()
  const query = useInfiniteQuery(historyQuery(clientId))
  const events = allRows(query.data)
  if (query.isError && events.length === 0) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  }
  if (query.isPending) return <LoadingBlock lines={8} />
  if (events.length === 0) return <EmptyState title={t('audit.empty')}>{t('audit.emptyAbout')}</EmptyState>
  return (
    <>
      <ol className={classes.list} aria-label={t('audit.list')}>
        {events.map((event) => (
          <HistoryEvent key={event.id} event={event} />
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
