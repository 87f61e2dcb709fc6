import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { InvitationState, StaffInvitation } from '#contract/invitations.ts'
import { formatRelative } from '../../lib/format.ts'
import { type Translate, useLocale, useT } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { PagedTable } from '../../ui/paged-table.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'
import { EmailAddress } from '../emails/email-address.tsx'
import { staffInvitationsQuery } from './api.ts'
import { InvitationActions } from './invitation-actions.tsx'
import classes from './staff-users.module.css'

const tones: Record<InvitationState, Tone> = {
  pending: 'busy',
  expired: 'warning',
  accepted: 'good',
  cancelled: 'neutral',
}

/** Who was invited into the staff, newest first, and what became of it. */
export function StaffInvitationsTable() {
  const t = useT()
  const query = useInfiniteQuery(staffInvitationsQuery)
  const columns = useMemo(() => invitationColumns(t), [t])
  return (
    <PagedTable
      query={query}
      label={t('staffUsers.invitations.list')}
      columns={columns}
      rowKey={(invitation) => invitation.id}
      rowActions={(invitation) => <InvitationActions invitation={invitation} />}
      empty={<EmptyState title={t('staffUsers.invitations.empty')} />}
    />
  )
}

function invitationColumns(t: Translate): Column<StaffInvitation>[] {
  return [
    {
      key: 'email',
      header: t('staffUsers.invitations.columns.email'),
      cell: (invitation) => <Invited invitation={invitation} />,
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
      cell: (invitation) => <State invitation={invitation} />,
      canWrap: true,
    },
    {
      key: 'sent',
      header: t('staffUsers.invitations.columns.sent'),
      cell: (invitation) => <Sent invitation={invitation} />,
      canWrap: true,
    },
  ]
}

function Invited({ invitation: { email, firstName, lastName } }: { invitation: StaffInvitation }) {
  const name = [firstName, lastName].filter(Boolean).join(' ')
  return (
    <span className={classes.person}>
      {name && <span>{name}</span>}
      <span className={name && 'quiet'}>
        <EmailAddress address={email} />
      </span>
    </span>
  )
}

/** The state in a word, and since when or until when. */
function State({ invitation }: { invitation: StaffInvitation }) {
  const t = useT()
  const locale = useLocale()
  const { state, acceptedAt, cancelledAt, expiresAt } = invitation
  const at = { pending: expiresAt, expired: expiresAt, accepted: acceptedAt, cancelled: cancelledAt }[state]
  return (
    <span className="cell-lines">
      <StatusBadge tone={tones[state]}>{t(`staffUsers.invitations.states.${state}`)}</StatusBadge>
      {at && (
        <time className="quiet" dateTime={at}>
          {t(`staffUsers.invitations.when.${state}`, { when: formatRelative(at, locale) })}
        </time>
      )}
    </span>
  )
}

function Sent({ invitation: { sentAt, invitedBy } }: { invitation: StaffInvitation }) {
  const t = useT()
  return (
    <span className="cell-lines">
      <DateTime value={sentAt} />
      {invitedBy && <span className="quiet">{t('staffUsers.invitations.by', { name: invitedBy.name })}</span>}
    </span>
  )
}
