import type { Verification } from '#contract/verifications.ts'
import { formatRelative } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'

/** How the newest check of who somebody is ended, while it counts as recent; `isShort` leaves out by whom. */
export function VerifiedMark({ recent, isShort = false }: { recent: Verification; isShort?: boolean }) {
  const t = useT()
  const locale = useLocale()
  const { outcome, by } = recent
  const when = formatRelative(recent.at, locale)
  return (
    <StatusBadge tone={outcome === 'confirmed' ? 'good' : 'bad'}>
      {isShort
        ? t(`verification.${outcome}.short`, { when })
        : t(`verification.${outcome}.mark`, { when, by })}
    </StatusBadge>
  )
}
