import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import type { EmailListItem } from '#contract/emails.ts'
import { useT } from '../../lib/i18n.ts'
import { allRows } from '../../lib/query.ts'
import { PagedTable } from '../../ui/paged-table.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { type EmailScope, emailsQuery, forgetMailStatus } from './api.ts'
import { emailColumns } from './columns.tsx'
import { EmailDrawer } from './email-drawer.tsx'
import { EmailFilters } from './email-filters.tsx'
import { RetryAll } from './retry-all.tsx'
import { type EmailSearch, filterOf } from './search.ts'

type Props = {
  scope: EmailScope
  search: EmailSearch
  onSearch: (search: EmailSearch) => void
  /** What stands there while nothing was ever sent. */
  emptyAbout: string
}

export function EmailsList({ scope, search, onSearch, emptyAbout }: Props) {
  const t = useT()
  const filter = filterOf(search)
  const query = useInfiniteQuery(emailsQuery(scope, filter))
  const columns = useMemo(() => emailColumns(t, scope), [t, scope])
  useFailures(scope, allRows(query.data))
  const open = (email: EmailListItem) => onSearch({ ...search, message: email.id })
  const isFiltered = Object.keys(filter).length > 0
  return (
    <>
      <EmailFilters scope={scope} filter={filter} onChange={onSearch} />
      {scope.area === 'staff' && filter.state === 'failed' && <RetryAll scope={scope} filter={filter} />}
      <PagedTable
        query={query}
        label={t('emails.list')}
        columns={columns}
        rowKey={(email) => email.id}
        onOpenRow={open}
        rowActions={(email) => (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('emails.viewOf', { subject: email.subject })}
            onClick={() => open(email)}
          >
            {t('emails.view')}
          </Button>
        )}
        empty={<Nothing isFiltered={isFiltered} about={emptyAbout} onShowAll={() => onSearch({})} />}
      />
      <EmailDrawer scope={scope} id={search.message ?? null} onClose={() => onSearch(filter)} />
    </>
  )
}

/** The banner above counts failures too: a new one in the list is news for it. */
function useFailures(scope: EmailScope, rows: EmailListItem[]): void {
  const failures = rows.filter((email) => email.state === 'failed').length
  useEffect(() => {
    if (scope.area === 'staff') void forgetMailStatus()
  }, [failures, scope.area])
}

type NothingProps = { isFiltered: boolean; about: string; onShowAll: () => void }

function Nothing({ isFiltered, about, onShowAll }: NothingProps): ReactNode {
  const t = useT()
  if (!isFiltered) return <EmptyState title={t('emails.empty')}>{about}</EmptyState>
  return (
    <EmptyState
      title={t('emails.noneInState')}
      action={
        <Button variant="default" onClick={onShowAll}>
          {t('emails.showAll')}
        </Button>
      }
    />
  )
}
