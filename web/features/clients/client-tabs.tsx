import { Link } from '@tanstack/react-router'
import { useT } from '../../lib/i18n.ts'
import { useStaffCan } from '../sessions/api.ts'
import classes from './client-tabs.module.css'

export const clientParts = [
  'business',
  'contacts',
  'users',
  'plan',
  'invoices',
  'emails',
  'recipients',
  'history',
] as const

/** The parts of a client's record. They are addresses, so they are links. */
export function ClientTabs({ clientId }: { clientId: number }) {
  const t = useT()
  const seesEmails = useStaffCan('emails:view')
  const seesInvoices = useStaffCan('invoices:view')
  const seesHistory = useStaffCan('audit:view')
  const shown = clientParts.filter(
    (part) =>
      (part !== 'invoices' || seesInvoices) &&
      (part !== 'emails' || seesEmails) &&
      (part !== 'history' || seesHistory),
  )
  return (
    <nav aria-label={t('clients.record.tabs')} className={classes.tabs}>
      <ul>
        {shown.map((part) => (
          <li key={part}>
            <Link
              to={`/staff/clients/$clientId/${part}`}
              params={{ clientId: String(clientId) }}
              className={classes.tab}
              resetScroll={false}
            >
              {t(`clients.record.${part}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
