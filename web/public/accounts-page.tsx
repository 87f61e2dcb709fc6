import { TextInput } from '@mantine/core'
import { IconHeadset, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Account } from '../../contract/sessions.ts'
import { useSession } from '../features/sessions/api.ts'
import { byLastUse, matching } from '../features/sessions/places.ts'
import { UserMenu } from '../features/sessions/user-menu.tsx'
import { useProvider } from '../features/settings/provider.ts'
import { formatRelative, initials } from '../lib/format.ts'
import { useLocale, useT } from '../lib/i18n.ts'
import { EmptyState } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './accounts-page.module.css'
import { PublicFrame } from './public-frame.tsx'
import { SheetHead } from './sheet.tsx'

const searchFrom = 9

/** The places where a signed-in person may go. */
export function AccountsPage() {
  const t = useT()
  const { accounts, staff } = useSession()
  const { name } = useProvider()
  const [text, setText] = useState('')
  const shown = byLastUse(matching(accounts, text))
  return (
    <PublicFrame corner={<UserMenu />}>
      <SheetHead title={t('entry.accounts.title')}>{t('entry.accounts.about')}</SheetHead>
      {accounts.length >= searchFrom && (
        <TextInput
          className={classes.search}
          type="search"
          aria-label={t('entry.accounts.search')}
          placeholder={t('entry.accounts.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <ul className={classes.list}>
        {staff && text === '' && (
          <li>
            <Link to="/staff/clients" className={classes.account}>
              <span className={classes.mark} data-staff>
                <IconHeadset size={20} stroke={1.75} aria-hidden />
              </span>
              <span className={classes.words}>
                <span className={classes.name}>{t('entry.accounts.staff')}</span>
                <span className={classes.about}>{t('entry.accounts.staffAbout', { provider: name })}</span>
              </span>
            </Link>
          </li>
        )}
        {shown.map((account) => (
          <AccountRow key={account.clientId} account={account} />
        ))}
      </ul>
      <div role="status">
        {text !== '' && shown.length === 0 && (
          <p className={classes.about}>{t('entry.accounts.noneFound', { text })}</p>
        )}
      </div>
      {accounts.length === 0 && !staff && (
        <EmptyState title={t('entry.accounts.empty')}>{t('entry.accounts.emptyAbout')}</EmptyState>
      )}
    </PublicFrame>
  )
}

function AccountRow({ account }: { account: Account }) {
  const t = useT()
  const locale = useLocale()
  return (
    <li>
      <Link to="/c/$clientId" params={{ clientId: String(account.clientId) }} className={classes.account}>
        <span className={classes.mark} aria-hidden>
          {initials(...account.tradeName.split(/\s+/).slice(0, 2))}
        </span>
        <span className={classes.words}>
          <span className={classes.name}>{account.tradeName}</span>
          <span className={classes.about}>
            {t(account.isPrimary ? 'entry.accounts.primary' : 'entry.accounts.contact')}
            {' · '}
            {account.lastUsedAt
              ? t('entry.accounts.lastUsed', { when: formatRelative(account.lastUsedAt, locale) })
              : t('entry.accounts.never')}
          </span>
        </span>
        {account.suspended && <StatusBadge tone="warning">{t('entry.accounts.suspended')}</StatusBadge>}
      </Link>
    </li>
  )
}
