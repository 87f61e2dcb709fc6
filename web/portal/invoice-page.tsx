import { useParams } from '@tanstack/react-router'
import { PortalInvoice } from '../features/invoices/portal-invoice.tsx'
import { useClientId } from '../features/sessions/api.ts'
import { Allowed } from './allowed.tsx'

export function InvoicePage() {
  const clientId = useClientId()
  const { invoiceId } = useParams({ strict: false })
  return (
    <Allowed permission="invoices:view" whileSuspended>
      <PortalInvoice key={invoiceId} clientId={clientId} invoiceId={Number(invoiceId)} />
    </Allowed>
  )
}
