import type { ReactNode } from 'react'
import type { Invoice } from '#contract/invoices.ts'
import { useT } from '../../lib/i18n.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { invoiceName } from './columns.tsx'
import { InvoiceStateBadge } from './invoice-state.tsx'
import { PdfButton } from './pdf-button.tsx'

type Props = { invoice: Invoice; listHref: string; children?: ReactNode }

/** What this is and how it stands, for staff; what can be done with it besides stands after the PDF. */
export function InvoiceHeader({ invoice, listHref, children }: Props) {
  const t = useT()
  return (
    <PageHeader
      title={invoiceName(t, invoice)}
      documentTitle={`${invoiceName(t, invoice)} · ${invoice.clientName}`}
      back={{ label: invoice.clientName, href: listHref }}
      // A draft is called so already.
      badge={invoice.state !== 'draft' && <InvoiceStateBadge invoice={invoice} />}
      action={
        <>
          <PdfButton place={{ area: 'staff', clientId: invoice.clientId }} invoice={invoice} />
          {children}
        </>
      }
    />
  )
}
