import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Locale } from '#contract/fields.ts'
import { formatDay } from '../../lib/format.ts'
import { type Translate, useLocale, useT } from '../../lib/i18n.ts'
import { allRows } from '../../lib/query.ts'
import { IconX } from '../../ui/icons.tsx'
import { plansQuery } from '../plans/api.ts'
import classes from './client-list.module.css'
import {
  type ClientFilterSearch,
  type ClientListSearch,
  changed,
  filterKeys,
  withoutFilter,
} from './list-search.ts'

type Props = {
  search: ClientListSearch
  /** Without it the filters are only told. */
  onSearch?: (search: ClientListSearch) => void
}

/** The filters in use, each with its way out. */
export function FilterChips({ search, onSearch }: Props) {
  const t = useT()
  const locale = useLocale()
  const plans = useInfiniteQuery({ ...plansQuery, enabled: search.planId !== undefined })
  const plan = allRows(plans.data).find(({ id }) => id === search.planId)?.name
  const inUse = filterKeys.filter((key) => search[key] !== undefined)
  if (inUse.length === 0) return null
  return (
    <ul className={classes.chips} aria-label={t('clientList.filters.active')}>
      {inUse.map((key) => {
        const value = (key === 'planId' && plan) || filterValue(t, locale, search, key)
        const filter = `${t(`clientList.filters.${key}`)}: ${value}`
        if (!onSearch)
          return (
            <li key={key} className={classes.chip}>
              {filter}
            </li>
          )
        return (
          <li key={key}>
            <button
              type="button"
              className={classes.chip}
              aria-label={t('clientList.filters.remove', { filter })}
              title={filter}
              onClick={() => onSearch(changed(search, { [key]: undefined }))}
            >
              <span className="truncated">{filter}</span>
              <IconX size={14} aria-hidden />
            </button>
          </li>
        )
      })}
      {onSearch && (
        <li>
          <Button variant="subtle" size="compact-xs" onClick={() => onSearch(withoutFilter(search))}>
            {t('clientList.filters.clear')}
          </Button>
        </li>
      )}
    </ul>
  )
}

function filterValue(
  t: Translate,
  locale: Locale,
  search: ClientFilterSearch,
  key: (typeof filterKeys)[number],
): string {
  const { status, suspended, paymentType, paymentStatus } = search
  if (key === 'status' && status) return t(`clientList.statuses.${status}`)
  if (key === 'paymentType' && paymentType) return t(`clientList.paymentTypes.${paymentType}`)
  if (key === 'paymentStatus' && paymentStatus) return t(`clientList.paymentStatuses.${paymentStatus}`)
  if (key === 'suspended') return t(`clientList.filters.${suspended ? 'suspendedTrue' : 'suspendedFalse'}`)
  const value = String(search[key])
  return key === 'createdFrom' || key === 'createdTo' ? formatDay(value, locale) : value
}
