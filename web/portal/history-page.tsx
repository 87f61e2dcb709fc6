import { useInfiniteQuery } from '@tanstack/react-query'
import { ownHistoryQuery } from '../features/history/api.ts'
import { HistoryList } from '../features/history/history-list.tsx'
import { useClientId } from '../features/sessions/api.ts'
import { useProvider } from '../features/settings/provider.ts'
import { useT } from '../lib/i18n.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Allowed } from './allowed.tsx'

export function HistoryPage() {
  return (
    <Allowed permission="users:manage">
      <OwnHistory />
    </Allowed>
  )
}

function OwnHistory() {
  const t = useT()
  const { name } = useProvider()
  const query = useInfiniteQuery(ownHistoryQuery(useClientId()))
  return (
    <>
      <PageHeader title={t('history.title')} subtitle={t('history.ownAbout', { provider: name })} />
      <HistoryList
        query={query}
        empty={
          <EmptyState title={t('history.emptyOwn')}>
            {t('history.emptyOwnAbout', { provider: name })}
          </EmptyState>
        }
      />
    </>
  )
}
