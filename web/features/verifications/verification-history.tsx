import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Verification } from '#contract/verifications.ts'
import { formatDateTime } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { allRows } from '../../lib/query.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type VerifiedContact, verificationsQuery } from './api.ts'
import classes from './verifications.module.css'

/** Who checked what of the contact, newest first. */
export function VerificationHistory({ contact }: { contact: VerifiedContact }) {
  const t = useT()
  const query = useInfiniteQuery(verificationsQuery(contact))
  const rows = allRows(query.data)
  return (
    <section className={classes.history}>
      <h3>{t('verification.history')}</h3>
      <Loaded query={query} lines={2}>
        {rows.length === 0 && <p className="quiet">{t('verification.historyEmpty')}</p>}
        <ol className="plain-list stack">
          {rows.map((row) => (
            <Line key={row.id} verification={row} />
          ))}
        </ol>
      </Loaded>
      {query.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('ui.actions.loadMore')}
        </Button>
      )}
    </section>
  )
}

function Line({ verification: { outcome, at, by, checked, note } }: { verification: Verification }) {
  const t = useT()
  const locale = useLocale()
  const facts = new Intl.ListFormat(locale).format(checked.map((fact) => t(`verification.facts.${fact}`)))
  return (
    <li>
      <p className={classes.line}>
        <StatusBadge tone={outcome === 'confirmed' ? 'good' : 'bad'}>
          {t(`verification.${outcome}.state`)}
        </StatusBadge>
        <time dateTime={at}>{formatDateTime(at, locale)}</time>
        <span>{t('verification.by', { name: by })}</span>
      </p>
      {checked.length > 0 && <p className="quiet">{t('verification.checked', { facts })}</p>}
      {note && <p className={classes.words}>“{note}”</p>}
    </li>
  )
}
