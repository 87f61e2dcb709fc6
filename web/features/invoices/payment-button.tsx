import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { paymentTypes } from '#contract/client-columns.ts'
import { type Invoice, invoicePayment } from '#contract/invoices.ts'
import { useRecordForm } from '../../lib/form.ts'
import { formatMoney, todayHere } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { recordPayment } from './api.ts'
import classes from './invoices.module.css'

/** "Registrar pagamento" and its window. */
export function PaymentButton({ invoice }: { invoice: Invoice }) {
  const t = useT()
  const locale = useLocale()
  const [isOpen, modal] = useDisclosure(false)
  return (
    <>
      <Button onClick={modal.open}>{t('invoices.payment.button')}</Button>
      <Modal
        opened={isOpen}
        onClose={modal.close}
        centered
        title={t('invoices.payment.title', {
          total: formatMoney(invoice.totalCents, invoice.currency, locale),
        })}
        closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
      >
        <PaymentForm invoice={invoice} onClose={modal.close} />
      </Modal>
    </>
  )
}

function PaymentForm({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const t = useT()
  const record = useRecordForm({
    schema: invoicePayment,
    initialValues: { paidOn: todayHere(), paymentType: 'pix' },
    submit: (payment) => recordPayment(invoice, payment),
    onSaved: () => {
      toastSuccess(t('invoices.payment.done'))
      onClose()
    },
    guard: false,
  })
  return (
    <form {...record.formProps} className={classes.window}>
      <FormErrors record={record} />
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
      <FormActions
        variant="inline"
        submitting={record.submitting}
        label={t('invoices.payment.button')}
        onCancel={onClose}
      />
    </form>
  )
}
