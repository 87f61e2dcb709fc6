import { Button, Menu } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { MembershipDetail } from '#contract/memberships.ts'
import { fullName } from '#contract/names.ts'
import { useT } from '../../lib/i18n.ts'
import { allRows } from '../../lib/query.ts'
import { IconChevronDown } from '../../ui/icons.tsx'
import { ImpersonateButton } from '../impersonations/impersonate-button.tsx'
import { ImpersonationWindow } from '../impersonations/impersonation-window.tsx'
import { usersQuery } from './api.ts'
import classes from './impersonate-menu.module.css'

type Props = { clientId: number; clientName: string }

/** "Logar como" from anywhere in a client's record: as the only user, or as one of several, the primary first. */
export function ImpersonateMenu({ clientId, clientName }: Props) {
  const query = useInfiniteQuery(usersQuery({ area: 'staff', clientId }))
  const users = allRows(query.data)
    .filter(({ abilities }) => abilities.impersonate === true)
    .sort((one, other) => Number(other.isPrimary) - Number(one.isPrimary))
  const [only, ...others] = users
  if (!only) return null
  if (others.length > 0)
    return <Several users={users} hasMore={query.hasNextPage} {...{ clientId, clientName }} />
  return <ImpersonateButton membershipId={only.id} userName={fullName(only)} clientName={clientName} />
}

function Several({
  users,
  hasMore,
  clientId,
  clientName,
}: Props & { users: MembershipDetail[]; hasMore: boolean }) {
  const t = useT()
  const [chosen, setChosen] = useState<{ user: MembershipDetail; isOpen: boolean } | null>(null)
  return (
    <>
      <Menu position="bottom-end" withinPortal={false} returnFocus>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {t('impersonation.button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-label={t('memberships.impersonate.menu')} className={classes.menu}>
          {users.map((user) => (
            <Menu.Item key={user.id} onClick={() => setChosen({ user, isOpen: true })}>
              <span className={classes.name}>
                {fullName(user)}
                {user.isPrimary && ` · ${t('memberships.primary')}`}
              </span>
              <span className={`small-print ${classes.email}`}>{user.accessEmail}</span>
            </Menu.Item>
          ))}
          {hasMore && (
            <Menu.Item
              renderRoot={(props) => (
                <Link
                  {...props}
                  to="/staff/clients/$clientId/users"
                  params={{ clientId: String(clientId) }}
                />
              )}
            >
              {t('memberships.impersonate.all')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {chosen && (
        <ImpersonationWindow
          key={chosen.user.id}
          membershipId={chosen.user.id}
          userName={fullName(chosen.user)}
          clientName={clientName}
          isOpen={chosen.isOpen}
          onClose={() => setChosen({ ...chosen, isOpen: false })}
        />
      )}
    </>
  )
}
