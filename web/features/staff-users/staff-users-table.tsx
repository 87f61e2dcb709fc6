import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { StaffUser } from '#contract/staff-users.ts'
import { type Translate, useT } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { PagedTable } from '../../ui/paged-table.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { EmailAddress } from '../emails/email-address.tsx'
import { staffUsersQuery } from './api.ts'
import { ChangeRole } from './role-window.tsx'
import classes from './staff-users.module.css'
import { SwitchState } from './switch-state.tsx'

/** Who works for the provider. */
export function StaffUsersTable() {
  const t = useT()
  const query = useInfiniteQuery(staffUsersQuery)
  const columns = useMemo(() => staffUserColumns(t), [t])
  return (
    <PagedTable
      query={query}
      label={t('staffUsers.list')}
      columns={columns}
      rowKey={(colleague) => colleague.id}
      rowActions={(colleague) => <Actions colleague={colleague} />}
      // Whoever reads the list stands in it.
      empty={null}
    />
  )
}

function Actions({ colleague }: { colleague: StaffUser }) {
  return (
    <div className={classes.actions}>
      {colleague.abilities.changeRole === true && colleague.state === 'active' && (
        <ChangeRole colleague={colleague} />
      )}
      <SwitchState colleague={colleague} />
    </div>
  )
}

function staffUserColumns(t: Translate): Column<StaffUser>[] {
  return [
    {
      key: 'name',
      header: t('staffUsers.columns.name'),
      cell: (colleague) => <Name colleague={colleague} />,
      isTitle: true,
      canWrap: true,
    },
    {
      key: 'role',
      header: t('staffUsers.columns.role'),
      cell: ({ role }) => t(`access.roles.${role}`),
    },
    {
      key: 'state',
      header: t('staffUsers.columns.state'),
      cell: ({ state }) => (
        <StatusBadge tone={state === 'active' ? 'good' : 'neutral'}>
          {t(`staffUsers.states.${state}`)}
        </StatusBadge>
      ),
    },
    {
      key: 'lastSeen',
      header: t('staffUsers.columns.lastSeen'),
      cell: ({ lastSeenAt }) =>
        lastSeenAt ? <DateTime value={lastSeenAt} /> : <span className="quiet">{t('staffUsers.never')}</span>,
    },
  ]
}

function Name({ colleague }: { colleague: StaffUser }) {
  const t = useT()
  return (
    <span className={classes.person}>
      <span className="with-badges">
        {colleague.firstName} {colleague.lastName}
        {colleague.isSelf && <StatusBadge>{t('staffUsers.self')}</StatusBadge>}
      </span>
      <span className="quiet">
        <EmailAddress address={colleague.email} />
      </span>
    </span>
  )
}
