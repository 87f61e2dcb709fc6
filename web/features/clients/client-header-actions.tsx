import { Button, Modal, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { type Client, suspensionInput } from '#contract/clients.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { changeSuspension } from './api.ts'
import classes from './client-header.module.css'
import { useDeleteClient } from './use-delete-client.ts'

/** What can be done to the client as a whole, above every part of its record. */
export function ClientHeaderActions({ client }: { client: Client }) {
  return (
    <>
      {client.abilities.suspend && <ChangeSuspension client={client} />}
      {client.abilities.delete && <DeleteClient client={client} />}
    </>
  )
}

function DeleteClient({ client }: { client: Client }) {
  const t = useT()
  const navigate = useNavigate()
  const remove = useDeleteClient(client)
  const removeAndLeave = async () => {
    if (await remove()) await navigate({ to: '/staff/clients' })
  }
  return (
    <Button variant="default" c="var(--mantine-color-error)" onClick={() => void removeAndLeave()}>
      {t('clientLifecycle.delete.button')}
    </Button>
  )
}

function ChangeSuspension({ client }: { client: Client }) {
  const t = useT()
  const [isOpen, modal] = useDisclosure(false)
  const kind = client.suspendedAt ? 'reactivate' : 'suspend'
  return (
    <>
      <Button variant="default" onClick={modal.open}>
        {t(`clientLifecycle.${kind}.button`)}
      </Button>
      <Modal
        opened={isOpen}
        onClose={modal.close}
        title={t(`clientLifecycle.${kind}.title`, { client: client.tradeName })}
        closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
        centered
      >
        <ReasonForm client={client} onClose={modal.close} />
      </Modal>
    </>
  )
}

function ReasonForm({ client, onClose }: { client: Client; onClose: () => void }) {
  const t = useT()
  const kind = client.suspendedAt ? 'reactivate' : 'suspend'
  const record = useRecordForm({
    schema: suspensionInput,
    initialValues: { reason: '' },
    guard: false,
    submit: (input) => changeSuspension(client.id, kind === 'suspend' ? 'suspension' : 'reactivation', input),
    onSaved: () => {
      toastSuccess(t(`clientLifecycle.${kind}.done`))
      onClose()
    },
  })
  return (
    <form {...record.formProps}>
      <FormErrors record={record} />
      <p className={classes.about}>{t(`clientLifecycle.${kind}.about`)}</p>
      <Textarea
        label={t(`clientLifecycle.${kind}.reason`)}
        description={t(`clientLifecycle.${kind}.reasonAbout`)}
        autosize
        minRows={2}
        maxLength={300}
        data-autofocus
        {...record.form.getInputProps('reason')}
      />
      <FormActions
        submitting={record.submitting}
        label={t(`clientLifecycle.${kind}.confirm`)}
        onCancel={onClose}
      />
    </form>
  )
}
