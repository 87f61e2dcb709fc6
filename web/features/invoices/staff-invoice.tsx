import { useQuery } from '@tanstack/react-query'
import { useT } from '../../lib/i18n.ts'
import { LoadingBlock } from '../../ui/states.tsx'
import { LoadFailure } from '../clients/load-failure.tsx'
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
  const { data: invoice, error, refetch } = useQuery(invoiceQuery(place, invoiceId))
  const path = `/clients/${clientId}/invoices/${invoiceId}`
  const listHref = `/staff/clients/${clientId}/invoices`
  if (error && !invoice) {
    const back = { label: t('invoices.title'), href: listHref }
    return <LoadFailure error={error} onRetry={() => void refetch()} back={back} />
  }
  if (!invoice) return <LoadingBlock lines={10} />
  if (invoice.abilities.edit) return <DraftInvoice key={invoice.id} invoice={invoice} listHref={listHref} />
  return (
    <>
      <InvoiceHeader invoice={invoice} listHref={listHref}>
        {invoice.abilities.send && (
          <SendDocument
            document={{ clientId, path, title: t('invoices.sendTitle', { number: invoice.number }) }}
          />
        )}
        {invoice.abilities.cancel && <CancelButton invoice={invoice} />}
        {invoice.abilities.recordPayment && <PaymentButton invoice={invoice} />}
      </InvoiceHeader>
      {invoice.abilities.send && <LastSending clientId={clientId} path={path} />}
      <InvoiceDocument invoice={invoice} />
    </>
  )
}
