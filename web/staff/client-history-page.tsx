import { SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { historyQuery } from '../features/history/api.ts'
import { HistoryList } from '../features/history/history-list.tsx'
import { useT } from '../lib/i18n.ts'
import { EmptyState } from '../ui/states.tsx'
import classes from './client-record.module.css'

const route = getRouteApi('/staff/clients/$clientId/history')

export function ClientHistoryPage() {
  const t = useT()
  const { clientId } = route.useParams()
  const { impersonated = false } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(historyQuery(Number(clientId), impersonated))
  return (
    <>
      <div className={classes.filter}>
        <SegmentedControl
          aria-label={t('history.filter')}
          value={String(impersonated)}
          data={[
            { value: 'false', label: t('history.all') },
            { value: 'true', label: t('history.impersonated') },
          ]}
          onChange={(value) =>
            void navigate({ search: value === 'true' ? { impersonated: true } : {}, resetScroll: false })
          }
        />
      </div>
      <HistoryList
        query={query}
        empty={
          impersonated ? (
            <EmptyState title={t('history.emptyImpersonated')}>
              {t('history.emptyImpersonatedAbout')}
            </EmptyState>
          ) : (
            <EmptyState title={t('history.empty')}>{t('history.emptyAbout')}</EmptyState>
          )
        }
      />
    </>
  )
}
