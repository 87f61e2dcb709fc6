import { Checkbox, Modal, TextInput } from '@mantine/core'
import { type SavedView, type SavedViewInput, savedViewEdit } from '#contract/saved-views.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { addView, saveView } from './api.ts'

/** The view that gets another name; without one, a new one. */
export type NamedView = { current: SavedView | null }

type Props = {
  named: NamedView | null
  /** The list as it is now. */
  view: SavedViewInput['view']
  onClose: () => void
  onSaved: (saved: SavedView) => void
}

export function ViewWindow({ named, ...props }: Props) {
  const t = useT()
  return (
    <Modal
      opened={named !== null}
      onClose={props.onClose}
      title={t(named?.current ? 'savedViews.rename' : 'savedViews.saveNew')}
      closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
      centered
    >
      {named && <ViewForm current={named.current} {...props} />}
    </Modal>
  )
}

function ViewForm({ current, view, onClose, onSaved }: Omit<Props, 'named'> & NamedView) {
  const t = useT()
  const record = useRecordForm({
    schema: savedViewEdit,
    initialValues: { name: current?.name ?? '', isShared: current?.isShared ?? false },
    // Another name leaves the view itself as it was saved.
    toInput: (values) => ({ ...values, view: current?.view ?? view, version: current?.version ?? 0 }),
    guard: false,
    submit: async ({ version, ...input }) =>
      current ? await saveView(current.id, { ...input, version }) : await addView(input),
    onSaved: (saved) => {
      toastSuccess(t('savedViews.saved'))
      onClose()
      if (!current) onSaved(saved)
    },
  })
  return (
    <form {...record.formProps} className="stack">
      <FormErrors record={record} />
      {!current && <p className="quiet">{t('savedViews.about')}</p>}
      <TextInput
        label={t('savedViews.name')}
        maxLength={60}
        autoComplete="off"
        data-autofocus
        {...record.form.getInputProps('name')}
      />
      <Checkbox
        label={t('savedViews.isShared')}
        {...record.form.getInputProps('isShared', { type: 'checkbox' })}
      />
      <FormActions submitting={record.submitting} label={t('savedViews.save')} onCancel={onClose} />
    </form>
  )
}
