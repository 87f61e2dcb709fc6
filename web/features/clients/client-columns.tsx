import type { ClientColumn } from '#contract/client-columns.ts'
import type { ClientListItem } from '#contract/client-list.ts'
import type { Locale } from '#contract/fields.ts'
import { formatDay, formatNumber } from '../../lib/format.ts'
import type { Translate } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'

/** The chosen columns of the list, in the chosen order. */
export function clientColumnsShown(
  t: Translate,
  locale: Locale,
  shown: readonly ClientColumn[],
): Column<ClientListItem>[] {
  const cells = columnCells(t, locale)
  return shown.map((key) => ({
    key,
    header: t(`clientList.columns.${key}`),
    isSortable: true,
    ...cells[key],
  }))
}

type Cells = Record<ClientColumn, Omit<Column<ClientListItem>, 'key' | 'header'>>

function columnCells(t: Translate, locale: Locale): Cells {
  const day = (value: string | null) =>
    value ? <time dateTime={value}>{formatDay(value, locale)}</time> : <None t={t} />
  return {
    id: { cell: ({ id }) => id, width: '3.5rem' },
    tradeName: {
      cell: ({ tradeName }) => <span title={tradeName}>{tradeName}</span>,
      isTitle: true,
    },
    legalName: {
      cell: ({ legalName }) => <span title={legalName}>{legalName}</span>,
      isHiddenOnPhone: true,
    },
    plan: { cell: ({ plan }) => plan ?? <None t={t} /> },
    status: {
      cell: ({ status }) => (
        <StatusBadge tone={status === 'active' ? 'good' : 'neutral'}>
          {t(`clientList.statuses.${status}`)}
        </StatusBadge>
      ),
    },
    sessionsRemaining: {
      cell: ({ sessionsRemaining: left }) =>
        left === null ? (
          <None t={t} />
        ) : (
          <span data-low={left <= 0 || undefined}>{formatNumber(left, locale)}</span>
        ),
      align: 'end',
      width: '6rem',
    },
    suspended: {
      cell: ({ isSuspended }) =>
        isSuspended ? (
          <StatusBadge tone="bad">{t('clientList.suspended.true')}</StatusBadge>
        ) : (
          t('clientList.suspended.false')
        ),
    },
    dueOn: { cell: ({ dueOn }) => day(dueOn), align: 'end', width: '6.5rem' },
    lastPaidOn: { cell: ({ lastPaidOn }) => day(lastPaidOn), align: 'end', width: '7rem' },
    createdAt: {
      cell: ({ createdAt }) => <DateTime value={createdAt} format="date" />,
      align: 'end',
      width: '6rem',
    },
  }
}

function None({ t }: { t: Translate }) {
  return <span className="dimmed">{t('clientList.noValue')}</span>
}
