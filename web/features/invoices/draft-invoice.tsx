import { useEffect } from 'react'
import { type Invoice, invoiceEdit } from '#contract/invoices.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { toastSuccess } from '../../ui/toast.ts'
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
  const record = useRecordForm({
    schema: invoiceEdit,
    initialValues: valuesOf(invoice, locale),
    toInput: (values) => ({ ...inputOf(values, locale), version: values.version }),
    submit: (edit) => saveInvoice(clientId, id, edit),
    reload: async () =>
      valuesOf(await queryClient.query({ ...invoiceQuery(place, id), staleTime: 0 }), locale),
    onSaved: (saved) => {
      record.takeAsSaved(valuesOf(saved, locale))
      toastSuccess(t('invoices.form.saved'))
    },
  })

  // A newer draft replaces what is only read; what is being typed keeps its start, and the server tells.
  useEffect(() => {
    const { version } = record.form.getInitialValues()
    if (invoice.version > version && !record.isDirty && !record.submitting)
      record.takeAsSaved(valuesOf(invoice, locale))
  })

  return (
    <>
      <InvoiceHeader invoice={invoice} listHref={listHref}>
        <IssueButton invoice={invoice} isDisabled={record.isDirty || record.submitting} />
      </InvoiceHeader>
      <form {...record.formProps}>
        <FormErrors record={record} />
        <InvoiceFields form={record.form} />
        {record.isDirty && <p className={classes.hint}>{t('invoices.issue.unsaved')}</p>}
        <FormActions
          submitting={record.submitting}
          label={t('invoices.form.save')}
          isDisabled={!record.isDirty}
        >
          <DeleteDraft invoice={invoice} listHref={listHref} />
        </FormActions>
      </form>
    </>
  )
}
