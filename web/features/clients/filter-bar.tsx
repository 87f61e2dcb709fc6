import { Button, NativeSelect } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type ReactNode, useId } from 'react'
import { type ClientSort, clientColumns, defaultClientSort } from '#contract/client-columns.ts'
import { useT } from '../../lib/i18n.ts'
import { IconFilter } from '../../ui/icons.tsx'
import classes from './client-list.module.css'
import { ColumnPicker } from './column-picker.tsx'
import { FilterChips } from './filter-chips.tsx'
import { FilterFields } from './filter-fields.tsx'
import { type ClientListSearch, changed, filterOf } from './list-search.ts'

type Props = {
  search: ClientListSearch
  onSearch: (search: ClientListSearch) => void
  /** Beside the choice of columns. */
  children?: ReactNode
}

/** Above the list: what narrows it, and how it is shown. */
export function FilterBar({ search, onSearch, children }: Props) {
  const t = useT()
  const [isOpen, panel] = useDisclosure(false)
  const id = useId()
  const count = Object.keys(filterOf(search)).length
  return (
    <search>
      <div className={classes.bar}>
        <Button
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          rightSection={
            count > 0 && (
              <span className={classes.count} aria-hidden>
                {count}
              </span>
            )
          }
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={panel.toggle}
        >
          {t('clientList.filters.title')}
          {count > 0 && <span className="visually-hidden">{t('clientList.filters.inUse', { count })}</span>}
        </Button>
        <div className={classes.end}>
          {children}
          <ColumnPicker search={search} onSearch={onSearch} />
        </div>
        <SortSelect search={search} onSearch={onSearch} />
      </div>
      <div id={id}>
        {isOpen && <FilterFields search={search} onChange={(change) => onSearch(changed(search, change))} />}
      </div>
      <FilterChips search={search} onSearch={onSearch} />
    </search>
  )
}

/** On phones, where the table has no heads to sort by. */
function SortSelect({ search, onSearch }: Props) {
  const t = useT()
  const options = clientColumns.flatMap((key) => {
    const column = t(`clientList.columns.${key}`)
    return [
      { value: key, label: t('clientList.sort.ascending', { column }) },
      { value: `-${key}`, label: t('clientList.sort.descending', { column }) },
    ]
  })
  return (
    <NativeSelect
      className={classes.sort ?? ''}
      aria-label={t('clientList.sort.label')}
      data={options}
      value={search.sort ?? defaultClientSort}
      onChange={(event) => onSearch(changed(search, { sort: event.currentTarget.value as ClientSort }))}
    />
  )
}
