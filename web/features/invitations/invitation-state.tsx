import type { Invitation, InvitationState } from '#contract/invitations.ts'
import { formatDate, formatDateTime, formatRelative } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'
import { useProvider } from '../provider/provider.ts'

const tones: Record<InvitationState, Tone> = {
  pending: 'busy',
  expired: 'warning',
  accepted: 'good',
  cancelled: 'neutral',
}

/** The state in a word, and since when or until when. */
export function InvitationStateText({ invitation }: { invitation: Invitation }) {
  const t = useT()
  const locale = useLocale()
  const { state } = invitation
  const at = instantOf(invitation)
  // A relative time, "em 6 dias" cut from almost 7, would say less than the day.
  const when =
    state === 'pending'
      ? t('invitations.validUntil', { when: formatDate(at, locale) })
      : formatRelative(at, locale)
  return (
    <span className="with-badges">
      <StatusBadge tone={tones[state]}>{t(`invitations.states.${state}`)}</StatusBadge>
      <time className="small-print" dateTime={at} title={formatDateTime(at, locale)}>
        {when}
      </time>
    </span>
  )
}

/** When it was last sent, and by whom; clients know the provider's people by the provider's name only. */
export function InvitationSent({ invitation }: { invitation: Invitation }) {
  const t = useT()
  const provider = useProvider()
  const name = invitation.invitedBy?.name ?? (invitation.isFromStaff ? provider.name : null)
  return (
    <span className="cell-lines">
      <DateTime value={invitation.sentAt} />
      {name && <span className="small-print">{t('invitations.by', { name })}</span>}
    </span>
  )
}

function instantOf({ state, acceptedAt, cancelledAt, expiresAt }: Invitation): string {
  if (state === 'accepted' && acceptedAt) return acceptedAt
  return state === 'cancelled' && cancelledAt ? cancelledAt : expiresAt
}
