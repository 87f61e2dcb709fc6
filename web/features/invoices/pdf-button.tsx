import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Invoice } from '#contract/invoices.ts'
import { useT } from '../../lib/i18n.ts'
import { saveFile } from '../../lib/save-file.ts'
import { IconFileTypePdf } from '../../ui/icons.tsx'
import { toastError } from '../../ui/toast.ts'
import { getInvoicePdf, type InvoicePlace } from './api.ts'
import { invoiceName } from './columns.tsx'

/** By the API's own way and not by a link, which could not say for which account it asks. */
export function PdfButton({ place, invoice }: { place: InvoicePlace; invoice: Invoice }) {
  const t = useT()
  const [isBusy, setBusy] = useState(false)

  async function download() {
    setBusy(true)
    await getInvoicePdf(place, invoice.id).then(
      (file) => saveFile({ name: `${invoiceName(t, invoice)}.pdf`, file }),
      toastError,
    )
    setBusy(false)
  }

  return (
    <Button
      variant="default"
      loading={isBusy}
      leftSection={<IconFileTypePdf size={18} stroke={1.75} aria-hidden />}
      onClick={() => void download()}
    >
      {t(invoice.state === 'draft' ? 'invoices.pdfPreview' : 'invoices.pdfButton')}
    </Button>
  )
}
