import { NativeSelect, TextInput } from '@mantine/core'
import { paymentTypes } from '#contract/client-columns.ts'
import { type Invoice, invoicePayment } from '#contract/invoices.ts'
import { useRecordForm } from '../../lib/form.ts'
import { formatMoney, todayHere } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { recordPayment } from './api.ts'

/** "Registrar pagamento" and its window. */
export function PaymentButton({ invoice }: { invoice: Invoice }) {
  const t = useT()
  const locale = useLocale()
  return (
    <FormWindow
      label={t('invoices.payment.button')}
      title={t('invoices.payment.title', {
        total: formatMoney(invoice.totalCents, invoice.currency, locale),
      })}
      size="small"
    >
      <PaymentForm invoice={invoice} />
    </FormWindow>
  )
}

function PaymentForm({ invoice }: { invoice: Invoice }) {
  const t = useT()
  const record = useRecordForm({
    schema: invoicePayment,
    initialValues: { paidOn: todayHere(), paymentType: 'pix' },
    submit: (payment) => recordPayment(invoice, payment),
    saved: t('invoices.payment.done'),
    guard: false,
  })
  return (
    <RecordForm record={record} label={t('invoices.payment.button')}>
      <p className="quiet">{t('invoices.payment.about', { number: invoice.number })}</p>
      <TextInput
        type="date"
        label={t('invoices.payment.paidOn')}
        max={todayHere()}
        data-autofocus
        {...record.form.getInputProps('paidOn')}
      />
      <NativeSelect
        label={t('invoices.payment.type')}
        data={paymentTypes.map((value) => ({ value, label: t(`invoices.paymentTypes.${value}`) }))}
        {...record.form.getInputProps('paymentType')}
      />
    </RecordForm>
  )
}
