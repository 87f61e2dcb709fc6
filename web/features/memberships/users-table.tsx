import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { MembershipDetail } from '#contract/memberships.ts'
import type { PortalSession } from '#contract/sessions.ts'
import { type Translate, useT } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { PagedTable } from '../../ui/paged-table.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { ClientScope } from '../clients/scope.ts'
import { EmailAddress } from '../emails/email-address.tsx'
import { grantSummary } from '../permissions/summary.ts'
import { usersQuery } from './api.ts'
import { UserActions } from './user-actions.tsx'
import { UserState } from './user-state.tsx'

type Props = {
  scope: ClientScope
  clientName: string
  /** Address of the list; each user is below it. */
  listHref: string
  /** In the client area: who looks. */
  session?: PortalSession
  empty: ReactNode
}

export function UsersTable({ scope, clientName, listHref, session, empty }: Props) {
  const t = useT()
  const query = useInfiniteQuery(usersQuery(scope))
  // Who acts as somebody is not that person.
  const ownContactId = session && !session.impersonation ? session.contactId : null
  const columns = useMemo(() => userColumns(t, ownContactId), [t, ownContactId])
  const hrefOf = (user: MembershipDetail) => `${listHref}/${user.id}`
  return (
    <PagedTable
      query={query}
      label={t('memberships.list')}
      columns={columns}
      rowKey={(user) => user.id}
      rowHref={hrefOf}
      rowActions={(user) => <UserActions user={user} href={hrefOf(user)} clientName={clientName} />}
      empty={empty}
    />
  )
}

function userColumns(t: Translate, ownContactId: number | null): Column<MembershipDetail>[] {
  return [
    {
      key: 'name',
      header: t('memberships.columns.name'),
      cell: (user) => <Name user={user} isOwn={user.contactId === ownContactId} />,
      isTitle: true,
      canWrap: true,
    },
    {
      key: 'accessEmail',
      header: t('memberships.columns.accessEmail'),
      cell: (user) => <EmailAddress address={user.accessEmail} />,
      canWrap: true,
    },
    {
      key: 'grant',
      header: t('memberships.columns.grant'),
      cell: (user) => <span title={grantSummary(t, user)}>{grantSummary(t, user, 3)}</span>,
      canWrap: true,
    },
    {
      key: 'lastSeen',
      header: t('memberships.columns.lastSeen'),
      cell: ({ lastSeenAt }) =>
        lastSeenAt ? (
          <DateTime value={lastSeenAt} />
        ) : (
          <span className="dimmed">{t('memberships.never')}</span>
        ),
    },
    {
      key: 'state',
      header: t('memberships.columns.state'),
      cell: ({ state }) => <UserState state={state} />,
    },
  ]
}

function Name({ user, isOwn }: { user: MembershipDetail; isOwn: boolean }) {
  const t = useT()
  return (
    <span className="with-badges">
      {user.firstName} {user.lastName}
      {user.isPrimary && <StatusBadge tone="good">{t('memberships.primary')}</StatusBadge>}
      {isOwn && <StatusBadge>{t('memberships.you')}</StatusBadge>}
    </span>
  )
}
