import { Button, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type Client, suspensionInput } from '#contract/clients.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { changeSuspension } from './api.ts'
import { useDeleteClient } from './use-delete-client.ts'

/** What can be done to the client as a whole, above every part of its record. */
export function ClientHeaderActions({ client }: { client: Client }) {
  return (
    <>
      {client.abilities.suspend === true && <ChangeSuspension client={client} />}
      {client.abilities.delete === true && <DeleteClient client={client} />}
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
  const kind = client.suspendedAt ? 'reactivate' : 'suspend'
  return (
    <FormWindow
      label={t(`clientLifecycle.${kind}.button`)}
      title={t(`clientLifecycle.${kind}.title`, { client: client.tradeName })}
      button={{ variant: 'default' }}
      size="small"
    >
      <ReasonForm client={client} />
    </FormWindow>
  )
}

function ReasonForm({ client }: { client: Client }) {
  const t = useT()
  const kind = client.suspendedAt ? 'reactivate' : 'suspend'
  const record = useRecordForm({
    schema: suspensionInput,
    initialValues: { reason: '' },
    guard: false,
    submit: (input) => changeSuspension(client.id, kind === 'suspend' ? 'suspension' : 'reactivation', input),
    saved: t(`clientLifecycle.${kind}.done`),
  })
  return (
    <RecordForm record={record} label={t(`clientLifecycle.${kind}.confirm`)}>
      <p className="quiet">{t(`clientLifecycle.${kind}.about`)}</p>
      <Textarea
        label={t(`clientLifecycle.${kind}.reason`)}
        description={t(`clientLifecycle.${kind}.reasonAbout`)}
        autosize
        minRows={2}
        maxLength={300}
        data-autofocus
        {...record.form.getInputProps('reason')}
      />
    </RecordForm>
  )
}
