import type { ImportRecord } from '#contract/imports.ts'
import { useT } from '../../lib/i18n.ts'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'
import { isUnfinished } from '../background-tasks/api.ts'

type Stage = 'uploaded' | 'checking' | 'checked' | 'writing' | 'written' | 'expired'

/** Where an import stands, with the work under way. */
export function stageOf(record: ImportRecord, now = Date.now()): Stage {
  const { task, state } = record
  if (task && isUnfinished(task)) return task.kind === 'import_write' ? 'writing' : 'checking'
  if (state !== 'written' && Date.parse(record.expiresAt) < now) return 'expired'
  return state
}

const tones: Record<Stage, Tone> = {
  uploaded: 'neutral',
  checking: 'busy',
  checked: 'warning',
  writing: 'busy',
  written: 'good',
  expired: 'neutral',
}

export function ImportState({ record }: { record: ImportRecord }) {
  const t = useT()
  const stage = stageOf(record)
  return <StatusBadge tone={tones[stage]}>{t(`imports.states.${stage}`)}</StatusBadge>
}
