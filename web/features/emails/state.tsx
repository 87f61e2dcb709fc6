import type { EmailListItem } from '#contract/emails.ts'
import { type EmailState, emailReasons } from '#contract/notifications.ts'
import { formatRelative } from '../../lib/format.ts'
import { type Translate, useLocale, useT } from '../../lib/i18n.ts'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'

const tones: Record<EmailState, Tone> = {
  queued: 'neutral',
  sending: 'busy',
  sent: 'good',
  failed: 'bad',
  suppressed: 'warning',
}

/** The state in a word, with the reason or the next attempt after it. */
export function EmailStateText({ email }: { email: EmailListItem }) {
  const t = useT()
  const locale = useLocale()
  const more = email.reason
    ? reasonText(t, email.reason)
    : email.state === 'queued' && email.nextAttemptAt
      ? t('emails.nextAttempt', { when: formatRelative(email.nextAttemptAt, locale) })
      : null
  return (
    <span className="with-badges">
      <StatusBadge tone={tones[email.state]}>{t(`emails.states.${email.state}`)}</StatusBadge>
      {more && <span className="small-print">{more}</span>}
    </span>
  )
}

/** A reason that there are no words for yet is shown as its code. */
export function reasonText(t: Translate, code: string): string {
  const reason = emailReasons.find((known) => known === code)
  return reason ? t(`emails.reasons.${reason}`) : code
}
