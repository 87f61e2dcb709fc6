import { useParams } from '@tanstack/react-router'
import { NewInvoice } from '../features/invoices/new-invoice.tsx'
import { StaffInvoice } from '../features/invoices/staff-invoice.tsx'

/** A client's invoice; without an id in the address, a new one. */
export function InvoicePage() {
  const { clientId, invoiceId } = useParams({ strict: false })
  if (invoiceId === undefined) return <NewInvoice clientId={Number(clientId)} />
  return <StaffInvoice key={invoiceId} clientId={Number(clientId)} invoiceId={Number(invoiceId)} />
}
