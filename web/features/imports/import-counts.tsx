import { formatNumber } from '../../lib/format.ts'
import { useLocale } from '../../lib/i18n.ts'
import classes from './imports.module.css'

type Count = { label: string; count: number; tone?: 'good' | 'bad' }

export function Counts({ counts }: { counts: Count[] }) {
  const locale = useLocale()
  return (
    <dl className={classes.counts}>
      {counts.map(({ label, count, tone }) => (
        <div key={label} className={classes.count} data-tone={count > 0 ? tone : undefined}>
          <dt>{label}</dt>
          <dd>{formatNumber(count, locale)}</dd>
        </div>
      ))}
    </dl>
  )
}
