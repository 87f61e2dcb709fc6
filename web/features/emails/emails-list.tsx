import { Button, Input, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useId, useMemo } from 'react'
import type { EmailListItem } from '../../../contract/emails.ts'
import { type EmailState, emailStates } from '../../../contract/notifications.ts'
import { useT } from '../../lib/i18n.ts'
import { allRows } from '../../lib/query.ts'
import { PagedTable } from '../../ui/paged-table.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { type EmailScope, emailsQuery, forgetMailStatus } from './api.ts'
import { emailColumns } from './columns.tsx'
import { EmailDrawer } from './email-drawer.tsx'
import classes from './emails.module.css'

/** What the address says of the list: which state, and which message is open. */
export type EmailSearch = { state?: EmailState; message?: number }

type Props = {
  scope: EmailScope
  search: EmailSearch
  onSearch: (search: EmailSearch) => void
  /** What stands there while nothing was ever sent. */
  emptyAbout: string
}

export function EmailsList({ scope, search, onSearch, emptyAbout }: Props) {
  const t = useT()
  const { state, message } = search
  const query = useInfiniteQuery(emailsQuery(scope, state))
  const columns = useMemo(() => emailColumns(t, scope), [t, scope])
  useFailures(scope, allRows(query.data))
  const open = (email: EmailListItem) => onSearch({ ...search, message: email.id })
  const chooseState = (chosen: EmailState | undefined) => onSearch(chosen ? { state: chosen } : {})
  return (
    <>
      <StateFilter state={state} onChange={chooseState} />
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
        empty={<Nothing state={state} about={emptyAbout} onShowAll={() => chooseState(undefined)} />}
      />
      <EmailDrawer scope={scope} id={message ?? null} onClose={() => onSearch(state ? { state } : {})} />
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

type FilterProps = { state: EmailState | undefined; onChange: (state: EmailState | undefined) => void }

function StateFilter({ state, onChange }: FilterProps) {
  const t = useT()
  const id = useId()
  return (
    <div className={classes.filter}>
      <Input.Label htmlFor={id}>{t('emails.filter')}</Input.Label>
      <NativeSelect
        id={id}
        value={state ?? ''}
        data={[
          { value: '', label: t('emails.filterAll') },
          ...emailStates.map((value) => ({ value, label: t(`emails.states.${value}`) })),
        ]}
        onChange={(event) => onChange((event.currentTarget.value || undefined) as EmailState | undefined)}
      />
    </div>
  )
}

type NothingProps = { state: EmailState | undefined; about: string; onShowAll: () => void }

function Nothing({ state, about, onShowAll }: NothingProps): ReactNode {
  const t = useT()
  if (!state) return <EmptyState title={t('emails.empty')}>{about}</EmptyState>
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
