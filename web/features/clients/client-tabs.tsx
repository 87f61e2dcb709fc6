import { useT } from '../../lib/i18n.ts'
import { LinkTabs } from '../../ui/link-tabs.tsx'
import { useStaffCan } from '../sessions/api.ts'

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

/** The parts of a client's record. */
export function ClientTabs({ clientId }: { clientId: number }) {
  const t = useT()
  const seesEmails = useStaffCan('emails:view')
  const seesInvoices = useStaffCan('invoices:view')
  const seesHistory = useStaffCan('history:view')
  const shown = clientParts.filter(
    (part) =>
      (part !== 'invoices' || seesInvoices) &&
      (part !== 'emails' || seesEmails) &&
      (part !== 'history' || seesHistory),
  )
  return (
    <LinkTabs
      label={t('clients.record.tabs')}
      tabs={shown.map((part) => ({
        href: `/staff/clients/${clientId}/${part}`,
        label: t(`clients.record.${part}`),
      }))}
    />
  )
}
