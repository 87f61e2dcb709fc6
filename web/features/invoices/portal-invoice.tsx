import { useQuery } from '@tanstack/react-query'
import { useT } from '../../lib/i18n.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useProvider } from '../provider/provider.ts'
import { SupportContacts } from '../provider/support-contacts.tsx'
import { invoiceQuery } from './api.ts'
import { invoiceName } from './columns.tsx'
import { InvoiceDocument } from './invoice-document.tsx'
import { InvoiceStateBadge } from './invoice-state.tsx'
import classes from './invoices.module.css'
import { PdfButton } from './pdf-button.tsx'

/** One of the client's own invoices. */
export function PortalInvoice({ clientId, invoiceId }: { clientId: number; invoiceId: number }) {
  const t = useT()
  const { name: provider, supportEmail, supportPhone } = useProvider()
  const place = { area: 'portal', clientId } as const
  const query = useQuery(invoiceQuery(place, invoiceId))
  const invoice = query.data
  const back = { label: t('invoices.title'), href: `/c/${clientId}/invoices` }
  if (!invoice) return <Loaded query={query} lines={10} back={back} />
  return (
    <>
      <PageHeader
        title={invoiceName(t, invoice)}
        back={back}
        badge={<InvoiceStateBadge invoice={invoice} />}
        action={<PdfButton place={place} invoice={invoice} />}
      />
      {invoice.state === 'issued' && (supportEmail || supportPhone) && (
        <div className={classes.notice}>
          <Notice title={t('invoices.portal.howToPay')}>
            {t('invoices.portal.howToPayAbout', { provider })} <SupportContacts />
          </Notice>
        </div>
      )}
      <InvoiceDocument invoice={invoice} />
    </>
  )
}
