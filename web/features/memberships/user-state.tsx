import type { ClientUserState } from '#contract/memberships.ts'
import { useT } from '../../lib/i18n.ts'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'

const tones: Record<ClientUserState, Tone> = { active: 'good', waiting: 'neutral', deactivated: 'bad' }

export function UserState({ state }: { state: ClientUserState }) {
  const t = useT()
  return <StatusBadge tone={tones[state]}>{t(`memberships.states.${state}`)}</StatusBadge>
}
