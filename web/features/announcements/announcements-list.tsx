import { Button, Input, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useId, useMemo } from 'react'
import { type AnnouncementState, announcementStates } from '#contract/announcement-states.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { PagedTable } from '../../ui/paged-table.tsx'
import { EmptyState } from '../../ui/states.tsx'
import classes from './announcements.module.css'
import { announcementsQuery } from './api.ts'
import { announcementColumns } from './columns.tsx'
import type { AnnouncementSearch } from './search.ts'

type Props = { search: AnnouncementSearch; onSearch: (search: AnnouncementSearch) => void }

export function AnnouncementsList({ search: { state }, onSearch }: Props) {
  const t = useT()
  const locale = useLocale()
  const id = useId()
  const query = useInfiniteQuery(announcementsQuery(state))
  const columns = useMemo(() => announcementColumns(t, locale), [t, locale])
  return (
    <>
      <div className={classes.bar}>
        <Input.Label htmlFor={id}>{t('announcements.filter')}</Input.Label>
        <NativeSelect
          id={id}
          value={state ?? ''}
          data={[
            { value: '', label: t('announcements.filterAll') },
            ...announcementStates.map((value) => ({ value, label: t(`announcements.states.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            onSearch(value ? { state: value as AnnouncementState } : {})
          }
        />
      </div>
      <PagedTable
        query={query}
        label={t('announcements.list')}
        columns={columns}
        rowKey={(announcement) => announcement.id}
        rowHref={(announcement) => `/staff/announcements/${announcement.id}`}
        empty={
          state ? (
            <EmptyState
              title={t('announcements.noneInState')}
              action={
                <Button variant="default" onClick={() => onSearch({})}>
                  {t('announcements.showAll')}
                </Button>
              }
            />
          ) : (
            <EmptyState title={t('announcements.empty')}>{t('announcements.emptyAbout')}</EmptyState>
          )
        }
      />
    </>
  )
}
