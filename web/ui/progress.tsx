import classes from './progress.module.css'

type Props = {
  /** What goes on, for screen readers. */
  label: string
  done: number
  /** null while nobody knows how much there is. */
  total: number | null
}

/** How far something is; moves to and fro while the end is not known. */
export function Progress({ label, done, total }: Props) {
  const share = total === null || total === 0 ? null : Math.min(100, Math.floor((100 * done) / total))
  return (
    <div
      className={classes.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share ?? undefined}
      data-unknown={share === null || undefined}
    >
      <div className={classes.bar} style={share === null ? undefined : { width: `${share}%` }} />
    </div>
  )
}
