import { Menu } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import type { CurrentSession } from '#contract/sessions.ts'
import { accountOf } from '../../lib/api.ts'
import { useT } from '../../lib/i18n.ts'
import { IconArrowsExchange } from '../../ui/icons.tsx'
import { placesOf } from './places.ts'
import classes from './user-menu.module.css'

/** Where this tab is, and the way to elsewhere. */
export function PresentPlace({ session }: { session: CurrentSession }) {
  const t = useT()
  const { pathname } = useLocation()
  const account = session.accounts.find(({ clientId }) => clientId === accountOf(pathname))
  const role = pathname.startsWith('/staff') ? session.staff?.role : undefined
  const hasChoice = placesOf(session) > 1
  if (!account && !role && !hasChoice) return null
  return (
    <>
      {account && (
        <Present
          name={account.tradeName}
          as={t(account.isPrimary ? 'entry.accounts.primary' : 'entry.accounts.user')}
        />
      )}
      {role && <Present name={t('shell.staffArea')} as={t(`access.roles.${role}`)} />}
      {hasChoice && (
        <Menu.Item
          leftSection={<IconArrowsExchange size={16} aria-hidden />}
          renderRoot={(props) => <Link to="/accounts" {...props} />}
        >
          {t('shell.menu.switchAccount')}
        </Menu.Item>
      )}
      <Menu.Divider />
    </>
  )
}

function Present({ name, as }: { name: string; as: string }) {
  const t = useT()
  return (
    <>
      <Menu.Label>{t('shell.menu.account')}</Menu.Label>
      <div className={classes.place}>
        <div className={classes.name}>{name}</div>
        <div className="small-print">{as}</div>
      </div>
    </>
  )
}
