import { Textarea } from '@mantine/core'
import { impersonationInput } from '#contract/impersonations.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { FormModal } from '../../ui/form-window.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
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
    <FormModal
      isOpen={isOpen}
      onClose={onClose}
      title={t('impersonation.title', { name: who.userName })}
      size="small"
    >
      <ReasonForm {...who} />
    </FormModal>
  )
}

function ReasonForm({ membershipId, userName, clientName }: Impersonated) {
  const t = useT()
  const record = useRecordForm({
    schema: impersonationInput,
    initialValues: { membershipId, reason: '' },
    guard: false,
    staysOpen: true,
    submit: startImpersonation,
    // A page of its own: nothing that the staff user read may stand in what the person sees.
    onSaved: ({ id, client }) => location.assign(`/as/${id}/c/${client.id}`),
  })
  return (
    <RecordForm record={record} label={t('impersonation.button')}>
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
    </RecordForm>
  )
}
