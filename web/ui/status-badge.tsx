import classes from './status-badge.module.css'

export type Tone = 'neutral' | 'good' | 'busy' | 'warning' | 'bad'

/** A state in a word; colour only repeats what the word says. */
export function StatusBadge({ tone = 'neutral', children }: { tone?: Tone; children: string }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  )
}
