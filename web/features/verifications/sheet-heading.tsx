import type { VerificationSheet } from '#contract/verifications.ts'
import { useT } from '../../lib/i18n.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import classes from './verifications.module.css'
import { VerifiedMark } from './verified-mark.tsx'

/** Whom one has on the line, for which client, and what is already known of them. */
export function SheetHeading({ sheet }: { sheet: VerificationSheet }) {
  const t = useT()
  return (
    <header className={classes.heading}>
      <h2>
        {sheet.firstName} {sheet.lastName}
      </h2>
      <p className="quiet">{sheet.clientName}</p>
      <div className={classes.marks}>
        {sheet.isPrimary && <StatusBadge tone="good">{t('contacts.primary')}</StatusBadge>}
        <StatusBadge>{t(sheet.hasAccess ? 'verification.withAccess' : 'contacts.authorized')}</StatusBadge>
        {sheet.recent && <VerifiedMark recent={sheet.recent} />}
      </div>
    </header>
  )
}
