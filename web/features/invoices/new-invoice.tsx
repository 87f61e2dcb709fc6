import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { invoiceInput } from '#contract/invoices.ts'
import { useRecordForm } from '../../lib/form.ts'
import { todayHere } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { clientQuery } from '../clients/api.ts'
import { useStaffCan } from '../sessions/api.ts'
import { addInvoice } from './api.ts'
import { InvoiceFields } from './invoice-fields.tsx'
import { inputOf, newInvoice } from './invoice-values.ts'

/** "Nova fatura": becomes a draft when it is saved. */
export function NewInvoice({ clientId }: { clientId: number }) {
  const t = useT()
  const mayEdit = useStaffCan('invoices:edit')
  const { data: client } = useQuery(clientQuery(clientId))
  const listHref = `/staff/clients/${clientId}/invoices`
  return (
    <>
      <PageHeader
        title={t('invoices.add')}
        back={{ label: client?.tradeName ?? t('invoices.title'), href: listHref }}
      />
      {mayEdit ? (
        <NewInvoiceForm clientId={clientId} listHref={listHref} />
      ) : (
        <EmptyState title={t('ui.error.forbidden')}>{t('invoices.form.readOnly')}</EmptyState>
      )}
    </>
  )
}

function NewInvoiceForm({ clientId, listHref }: { clientId: number; listHref: string }) {
  const t = useT()
  const locale = useLocale()
  const navigate = useNavigate()
  const record = useRecordForm({
    schema: invoiceInput,
    initialValues: newInvoice(todayHere(10), locale),
    toInput: (values) => inputOf(values, locale),
    submit: (input) => addInvoice(clientId, input),
    saved: t('invoices.form.saved'),
    onSaved: ({ id }) => void navigate({ to: `${listHref}/${id}` as '/', replace: true }),
  })
  return (
    <RecordForm record={record} label={t('invoices.form.save')} cancelHref={listHref}>
      <InvoiceFields form={record.form} />
    </RecordForm>
  )
}
