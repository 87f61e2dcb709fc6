import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Client } from '#contract/clients.ts'
import { formatDate, formatPhone } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import classes from './client-header.module.css'
import { ClientHeaderActions } from './client-header-actions.tsx'

type Props = {
  client: Client
  part: string
  /** Beside what can be done to the client as a whole. */
  action?: ReactNode
}

/** Who the client is and how to reach them, above every part of their record. */
export function ClientHeader({ client, part, action }: Props) {
  const t = useT()
  const locale = useLocale()
  return (
    <PageHeader
      title={client.tradeName}
      documentTitle={`${client.tradeName} · ${part}`}
      back={{ label: t('clients.title'), href: '/staff/clients' }}
      badge={client.suspendedAt && <StatusBadge tone="bad">{t('clients.suspended')}</StatusBadge>}
      action={
        <>
          {action}
          <ClientHeaderActions client={client} />
        </>
      }
      subtitle={
        <>
          <ul className={classes.facts}>
            <li>{t('clients.record.id', { id: client.id })}</li>
            <li title={t('history.fields.slug')}>/{client.slug}</li>
            <li>
              <Anchor inherit href={`mailto:${client.email}`}>
                {client.email}
              </Anchor>
            </li>
            {client.phone && (
              <li>
                <Phone phone={client.phone} />
              </li>
            )}
          </ul>
          {client.suspendedAt && (
            <p className={classes.reason}>
              {t('clients.suspendedSince', { when: formatDate(client.suspendedAt, locale) })}
              {client.suspensionReason && `: ${client.suspensionReason}`}
            </p>
          )}
        </>
      }
    />
  )
}

/** A number that is masked for the reader cannot be called. */
function Phone({ phone }: { phone: string }) {
  if (phone.includes('•')) return formatPhone(phone)
  return (
    <Anchor inherit href={`tel:${phone}`}>
      {formatPhone(phone)}
    </Anchor>
  )
}
