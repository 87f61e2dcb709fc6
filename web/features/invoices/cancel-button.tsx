import { TextInput } from '@mantine/core'
import { type Invoice, invoiceCancellation } from '#contract/invoices.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { cancelInvoice } from './api.ts'

/** "Cancelar fatura" and the window that asks why. */
export function CancelButton({ invoice }: { invoice: Invoice }) {
  const t = useT()
  return (
    <FormWindow
      label={t('invoices.cancel.button')}
      title={t('invoices.cancel.title', { number: invoice.number })}
      button={{ variant: 'default', c: 'var(--mantine-color-error)' }}
      size="small"
    >
      <CancelForm invoice={invoice} />
    </FormWindow>
  )
}

function CancelForm({ invoice }: { invoice: Invoice }) {
  const t = useT()
  const record = useRecordForm({
    schema: invoiceCancellation,
    initialValues: { reason: '' },
    submit: ({ reason }) => cancelInvoice(invoice, reason),
    saved: t('invoices.cancel.done'),
    guard: false,
  })
  return (
    <RecordForm
      record={record}
      label={t('invoices.cancel.button')}
      cancelLabel={t('invoices.cancel.keep')}
      isDestructive
    >
      <p className="quiet">{t('invoices.cancel.about')}</p>
      <TextInput
        label={t('invoices.cancel.reason')}
        description={t('invoices.cancel.reasonAbout')}
        maxLength={300}
        autoComplete="off"
        data-autofocus
        {...record.form.getInputProps('reason')}
      />
    </RecordForm>
  )
}
