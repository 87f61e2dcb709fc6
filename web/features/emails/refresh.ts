import type { EmailListItem } from '#contract/emails.ts'

type Row = Pick<EmailListItem, 'state' | 'queuedAt'>

const soon = 2 * 60_000

/**
 * After how many milliseconds to look again: often while something has just been queued, now and then while
 * something waits for long (no mail server, one that is down), not at all when everything has ended.
 */
export function refreshInterval(rows: readonly Row[], now: number): number | false {
  const waiting = rows.filter(({ state }) => state === 'queued' || state === 'sending')
  if (waiting.length === 0) return false
  return waiting.some(({ queuedAt }) => now - new Date(queuedAt).getTime() < soon) ? 2_500 : 20_000
}
