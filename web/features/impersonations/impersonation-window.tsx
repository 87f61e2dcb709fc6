import { Modal, Textarea } from '@mantine/core'
import { impersonationInput } from '#contract/impersonations.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { startImpersonation } from './api.ts'
import classes from './impersonations.module.css'

export type Impersonated = {
  membershipId: number
  /** Whose eyes, and where: the window says both. */
  userName: string
  clientName: string
}

/** Asks why. The tab then acts as that person; leaving leads back. */
export function ImpersonationWindow({
  isOpen,
  onClose,
  ...who
}: Impersonated & { isOpen: boolean; onClose: () => void }) {
  const t = useT()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('impersonation.title', { name: who.userName })}
      closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
      centered
    >
      <ReasonForm {...who} onCancel={onClose} />
    </Modal>
  )
}

function ReasonForm({
  membershipId,
  userName,
  clientName,
  onCancel,
}: Impersonated & { onCancel: () => void }) {
  const t = useT()
  const record = useRecordForm({
    schema: impersonationInput,
    initialValues: { membershipId, reason: '' },
    guard: false,
    submit: startImpersonation,
    // A page of its own: nothing that the staff user read may stand in what the person sees.
    onSaved: ({ id, client }) => location.assign(`/as/${id}/c/${client.id}`),
  })
  return (
    <form {...record.formProps}>
      <FormErrors record={record} />
      <p className={classes.about}>{t('impersonation.about', { name: userName, client: clientName })}</p>
      <Textarea
        label={t('impersonation.reason')}
        description={t('impersonation.reasonAbout')}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        {...record.form.getInputProps('reason')}
      />
      <FormActions submitting={record.submitting} label={t('impersonation.button')} onCancel={onCancel} />
    </form>
  )
}
