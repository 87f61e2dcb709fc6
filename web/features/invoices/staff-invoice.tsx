import { useQuery } from '@tanstack/react-query'
import { useT } from '../../lib/i18n.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { LastSending } from '../recipients/last-sending.tsx'
import { SendDocument } from '../recipients/send-document.tsx'
import { invoiceQuery } from './api.ts'
import { CancelButton } from './cancel-button.tsx'
import { DraftInvoice } from './draft-invoice.tsx'
import { InvoiceDocument } from './invoice-document.tsx'
import { InvoiceHeader } from './invoice-header.tsx'
import { PaymentButton } from './payment-button.tsx'

/** An invoice for staff: as a form while it is a draft, afterwards as the document that it is. */
export function StaffInvoice({ clientId, invoiceId }: { clientId: number; invoiceId: number }) {
  const t = useT()
  const place = { area: 'staff', clientId } as const
  const query = useQuery(invoiceQuery(place, invoiceId))
  const invoice = query.data
  const path = `/clients/${clientId}/invoices/${invoiceId}`
  const listHref = `/staff/clients/${clientId}/invoices`
  const back = { label: t('invoices.title'), href: listHref }
  if (!invoice) return <Loaded query={query} lines={10} back={back} />
  if (invoice.abilities.edit === true)
    return <DraftInvoice key={invoice.id} invoice={invoice} listHref={listHref} />
  return (
    <>
      <InvoiceHeader invoice={invoice} listHref={listHref}>
        {invoice.abilities.send === true && (
          <SendDocument
            document={{ clientId, path, title: t('invoices.sendTitle', { number: invoice.number }) }}
          />
        )}
        {invoice.abilities.cancel === true && <CancelButton invoice={invoice} />}
        {invoice.abilities.recordPayment === true && <PaymentButton invoice={invoice} />}
      </InvoiceHeader>
      {invoice.abilities.send === true && <LastSending clientId={clientId} path={path} />}
      <InvoiceDocument invoice={invoice} />
    </>
  )
}
