import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { StaffRole } from '#contract/access.ts'
import type { Account } from '#contract/sessions.ts'
import { useProvider } from '../features/settings/provider.ts'
import { formatRelative, initials } from '../lib/format.ts'
import { useLocale, useT } from '../lib/i18n.ts'
import { IconHeadset } from '../ui/icons.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './accounts-page.module.css'
import { moveFocus } from './move-focus.ts'

export function StaffRow({ role }: { role: StaffRole }) {
  const t = useT()
  const { name } = useProvider()
  return (
    <li>
      <Link to="/staff/clients" className={classes.account} onKeyDown={moveFocus}>
        <span className={classes.mark} data-staff>
          <IconHeadset size={20} stroke={1.75} aria-hidden />
        </span>
        <span className={classes.words}>
          <span className={classes.name}>{t('entry.accounts.staff')}</span>
          <span className="small-print">
            {t('entry.accounts.staffAbout', { provider: name })} · {t(`access.roles.${role}`)}
          </span>
        </span>
      </Link>
    </li>
  )
}

/** Hundreds of these must not be drawn anew at each letter of a search. */
export const AccountRow = memo(function AccountRow({ account }: { account: Account }) {
  const t = useT()
  const locale = useLocale()
  const { clientId, tradeName, isPrimary, lastUsedAt, suspended } = account
  return (
    <li>
      {/* Not preloaded: a mouse passing over would count as a visit to the account. */}
      <Link
        to="/c/$clientId"
        params={{ clientId: String(clientId) }}
        preload={false}
        onKeyDown={moveFocus}
        className={classes.account}
      >
        <span className={classes.mark} aria-hidden>
          {initials(...tradeName.split(/\s+/).slice(0, 2))}
        </span>
        <span className={classes.words}>
          <span className={classes.name}>{tradeName}</span>
          <span className="small-print">
            {t(isPrimary ? 'entry.accounts.primary' : 'entry.accounts.user')}
            {' · '}
            {lastUsedAt
              ? t('entry.accounts.lastUsed', { when: formatRelative(lastUsedAt, locale) })
              : t('entry.accounts.never')}
          </span>
        </span>
        {suspended && <StatusBadge tone="warning">{t('entry.accounts.suspended')}</StatusBadge>}
      </Link>
    </li>
  )
})
