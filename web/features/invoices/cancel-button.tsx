import { Button, Modal, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type Invoice, invoiceCancellation } from '#contract/invoices.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { FormErrors } from '../../ui/form-errors.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { cancelInvoice } from './api.ts'
import classes from './invoices.module.css'

/** "Cancelar fatura" and the window that asks why. */
export function CancelButton({ invoice }: { invoice: Invoice }) {
  const t = useT()
  const [isOpen, modal] = useDisclosure(false)
  return (
    <>
      <Button variant="default" c="var(--mantine-color-error)" onClick={modal.open}>
        {t('invoices.cancel.button')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={modal.close}
        centered
        title={t('invoices.cancel.title', { number: invoice.number })}
        closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
      >
        <CancelForm invoice={invoice} onClose={modal.close} />
      </Modal>
    </>
  )
}

function CancelForm({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const t = useT()
  const record = useRecordForm({
    schema: invoiceCancellation,
    initialValues: { reason: '' },
    submit: ({ reason }) => cancelInvoice(invoice, reason),
    onSaved: () => {
      toastSuccess(t('invoices.cancel.done'))
      onClose()
    },
    guard: false,
  })
  return (
    <form {...record.formProps} className={classes.window}>
      <FormErrors record={record} />
      <p className="quiet">{t('invoices.cancel.about')}</p>
      <TextInput
        label={t('invoices.cancel.reason')}
        description={t('invoices.cancel.reasonAbout')}
        maxLength={300}
        autoComplete="off"
        data-autofocus
        {...record.form.getInputProps('reason')}
      />
      <div className={classes.windowActions}>
        <Button variant="default" onClick={onClose}>
          {t('invoices.cancel.keep')}
        </Button>
        <Button type="submit" color="red" loading={record.submitting}>
          {t('invoices.cancel.button')}
        </Button>
      </div>
    </form>
  )
}
