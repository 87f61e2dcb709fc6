import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Invitation } from '#contract/invitations.ts'
import { type Translate, useT } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { PagedTable } from '../../ui/paged-table.tsx'
import type { ClientScope } from '../clients/scope.ts'
import { EmailAddress } from '../emails/email-address.tsx'
import { grantSummary } from '../permissions/summary.ts'
import { invitationsQuery } from './api.ts'
import { InvitationActions } from './invitation-actions.tsx'
import { InvitationSent, InvitationStateText } from './invitation-state.tsx'
import classes from './invitations.module.css'

type Props = {
  scope: ClientScope
  /** Nothing can be done with them now, and the page says why. */
  isClosed?: boolean
}

/** All invitations to a client, newest first, with what became of each. */
export function InvitationsTable({ scope, isClosed = false }: Props) {
  const t = useT()
  const query = useInfiniteQuery(invitationsQuery(scope))
  const columns = useMemo(() => invitationColumns(t), [t])
  return (
    <PagedTable
      query={query}
      label={t('invitations.list')}
      columns={columns}
      rowKey={(invitation) => invitation.id}
      {...(!isClosed && {
        rowActions: (invitation: Invitation) => <InvitationActions scope={scope} invitation={invitation} />,
      })}
      empty={<p className={classes.empty}>{t('invitations.empty')}</p>}
    />
  )
}

function invitationColumns(t: Translate): Column<Invitation>[] {
  return [
    {
      key: 'email',
      header: t('invitations.columns.email'),
      cell: (invitation) => <Invited invitation={invitation} />,
      isTitle: true,
      canWrap: true,
    },
    {
      key: 'grant',
      header: t('invitations.columns.grant'),
      cell: (invitation) => <span title={grantSummary(t, invitation)}>{grantSummary(t, invitation, 3)}</span>,
      canWrap: true,
    },
    {
      key: 'state',
      header: t('invitations.columns.state'),
      cell: (invitation) => <InvitationStateText invitation={invitation} />,
      canWrap: true,
    },
    {
      key: 'sent',
      header: t('invitations.columns.sent'),
      cell: (invitation) => <InvitationSent invitation={invitation} />,
      canWrap: true,
    },
  ]
}

function Invited({ invitation: { email, firstName, lastName } }: { invitation: Invitation }) {
  const name = [firstName, lastName].filter(Boolean).join(' ')
  return (
    <span className="cell-lines">
      {name && <span className={classes.strong}>{name}</span>}
      <span className={name ? 'small-print' : classes.strong}>
        <EmailAddress address={email} />
      </span>
    </span>
  )
}
