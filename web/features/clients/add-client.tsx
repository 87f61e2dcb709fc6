import { Button, Modal } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { clientInput } from '#contract/clients.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { hasUnsaved } from '../../lib/unsaved.ts'
import { confirmAction } from '../../ui/confirm-action.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { FieldGrid } from '../../ui/section.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { useProvider } from '../provider/provider.ts'
import classes from './add-client.module.css'
import { addClient } from './api.ts'
import { LegalFields, TradeNameField } from './client-fields.tsx'
import { emptyClient } from './client-values.ts'
import { OptionalAddress } from './optional-fields.tsx'

/** The button and its window with the form. */
export function AddClient({ label }: { label: string }) {
  const t = useT()
  const [isOpen, modal] = useDisclosure(false)
  const isPhone = useMediaQuery('(max-width: 36em)') ?? false

  async function close() {
    if (hasUnsaved() && !(await confirmDiscard())) return
    modal.close()
  }

  function confirmDiscard() {
    return confirmAction({
      title: t('clients.discardTitle'),
      body: t('clients.discardAbout'),
      confirm: t('clients.discard'),
      cancel: t('ui.form.stay'),
      isDestructive: true,
    })
  }

  return (
    <>
      <Button onClick={modal.open}>{label}</Button>
      <Modal
        opened={isOpen}
        onClose={() => void close()}
        title={t('clients.add')}
        classNames={{ title: classes.title ?? '' }}
        size="46rem"
        fullScreen={isPhone}
        closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
      >
        <AddClientForm onCancel={() => void close()} />
      </Modal>
    </>
  )
}

function AddClientForm({ onCancel }: { onCancel: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const { locale } = useProvider()
  const record = useRecordForm({
    schema: clientInput,
    initialValues: emptyClient(locale),
    submit: addClient,
    onSaved: (client) => {
      toastSuccess(t('clients.added'))
      void navigate({ to: '/staff/clients/$clientId/business', params: { clientId: String(client.id) } })
    },
  })
  return (
    <form {...record.formProps} className="container">
      <FormErrors record={record} />
      <FieldGrid>
        <div data-wide>
          <TradeNameField form={record.form} autoFocus />
        </div>
        <LegalFields form={record.form} />
      </FieldGrid>
      <h3 className={classes.part}>{t('clients.sections.address')}</h3>
      <OptionalAddress form={record.form} />
      <FormActions submitting={record.submitting} label={t('clients.add')} onCancel={onCancel} />
    </form>
  )
}
