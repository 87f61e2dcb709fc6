import type { EmailListItem } from '#contract/emails.ts'
import type { Translate } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { DateTime } from '../../ui/date-time.tsx'
import type { EmailScope } from './api.ts'
import { EmailAddress } from './email-address.tsx'
import { EmailStateText } from './state.tsx'

/** The client stands there only where e-mails of several are mixed. */
export function emailColumns(t: Translate, scope: EmailScope): Column<EmailListItem>[] {
  const columns: Column<EmailListItem>[] = [
    {
      key: 'to',
      header: t('emails.columns.to'),
      cell: (email) => <Recipient email={email} nobody={t('emails.nobody')} />,
      canWrap: true,
    },
    {
      key: 'subject',
      header: t('emails.columns.subject'),
      cell: (email) => email.subject,
      isTitle: true,
      canWrap: true,
    },
    {
      key: 'category',
      header: t('emails.columns.category'),
      cell: (email) => t(`contacts.categories.${email.category}`),
    },
    {
      key: 'state',
      header: t('emails.columns.state'),
      cell: (email) => <EmailStateText email={email} />,
      canWrap: true,
    },
    {
      key: 'time',
      header: t('emails.columns.time'),
      cell: (email) => <DateTime value={email.sentAt ?? email.queuedAt} format="full" />,
      align: 'end',
    },
  ]
  if (scope.area === 'staff') {
    columns.splice(-1, 0, {
      key: 'attempts',
      header: t('emails.columns.attempts'),
      cell: (email) => email.attempts,
      align: 'end',
    })
  }
  if (scope.clientId === null) {
    columns.splice(1, 0, {
      key: 'client',
      header: t('emails.columns.client'),
      cell: (email) => email.clientName,
      canWrap: true,
    })
  }
  return columns
}

function Recipient({ email, nobody }: { email: EmailListItem; nobody: string }) {
  if (email.to === null) return <span className="small-print">{nobody}</span>
  if (!email.toName) return <EmailAddress address={email.to} />
  return (
    <span className="cell-lines">
      {email.toName}
      <span className="small-print">
        <EmailAddress address={email.to} />
      </span>
    </span>
  )
}
