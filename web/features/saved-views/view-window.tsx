import { Checkbox, TextInput } from '@mantine/core'
import { type SavedView, type SavedViewInput, savedViewEdit } from '#contract/saved-views.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { FormModal } from '../../ui/form-window.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
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
    <FormModal
      isOpen={named !== null}
      onClose={props.onClose}
      title={t(named?.current ? 'savedViews.rename' : 'savedViews.saveNew')}
      size="small"
    >
      {named && <ViewForm current={named.current} {...props} />}
    </FormModal>
  )
}

function ViewForm({ current, view, onSaved }: Pick<Props, 'view' | 'onSaved'> & NamedView) {
  const t = useT()
  const record = useRecordForm({
    schema: savedViewEdit,
    initialValues: { name: current?.name ?? '', isShared: current?.isShared ?? false },
    // Another name leaves the view itself as it was saved.
    toInput: (values) => ({ ...values, view: current?.view ?? view, version: current?.version ?? 0 }),
    guard: false,
    submit: async ({ version, ...input }) =>
      current ? await saveView(current.id, { ...input, version }) : await addView(input),
    saved: t('savedViews.saved'),
    onSaved: (saved) => {
      if (!current) onSaved(saved)
    },
  })
  return (
    <RecordForm record={record} label={t('savedViews.save')}>
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
    </RecordForm>
  )
}
