import type { AnnouncementState } from '#contract/announcement-states.ts'
import { useT } from '../../lib/i18n.ts'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'

const tones: Record<AnnouncementState, Tone> = {
  draft: 'neutral',
  scheduled: 'busy',
  sending: 'busy',
  paused: 'warning',
  sent: 'good',
  cancelled: 'neutral',
}

export function AnnouncementStateBadge({ state }: { state: AnnouncementState }) {
  const t = useT()
  return <StatusBadge tone={tones[state]}>{t(`announcements.states.${state}`)}</StatusBadge>
}
