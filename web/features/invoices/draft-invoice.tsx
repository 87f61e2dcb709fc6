import { type Invoice, invoiceEdit } from '#contract/invoices.ts'
import { useEditForm } from '../../lib/edit-form.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { readNow } from '../../lib/query.ts'
import { RecordForm } from '../../ui/record-form.tsx'
import { invoiceQuery, saveInvoice } from './api.ts'
import { DeleteDraft, IssueButton } from './draft-actions.tsx'
import { InvoiceFields } from './invoice-fields.tsx'
import { InvoiceHeader } from './invoice-header.tsx'
import { inputOf, valuesOf } from './invoice-values.ts'
import classes from './invoices.module.css'

/** A draft is edited where it is read. What is issued is what was saved, so that comes first. */
export function DraftInvoice({ invoice, listHref }: { invoice: Invoice; listHref: string }) {
  const t = useT()
  const locale = useLocale()
  const { clientId, id } = invoice
  const place = { area: 'staff', clientId } as const
  const record = useEditForm({
    schema: invoiceEdit,
    row: invoice,
    valuesOf: (record: Invoice) => valuesOf(record, locale),
    readNewest: () => readNow(invoiceQuery(place, id)),
    toInput: (values) => ({ ...inputOf(values, locale), version: values.version }),
    submit: (edit) => saveInvoice(clientId, id, edit),
    saved: t('invoices.form.saved'),
  })

  return (
    <>
      <InvoiceHeader invoice={invoice} listHref={listHref}>
        <IssueButton invoice={invoice} isDisabled={record.isDirty || record.submitting} />
      </InvoiceHeader>
      <RecordForm
        record={record}
        label={t('invoices.form.save')}
        isDisabled={!record.isDirty}
        extra={<DeleteDraft invoice={invoice} listHref={listHref} />}
      >
        <InvoiceFields form={record.form} />
        {record.isDirty && <p className={classes.hint}>{t('invoices.issue.unsaved')}</p>}
      </RecordForm>
    </>
  )
}
