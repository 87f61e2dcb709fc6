import { useNavigate } from '@tanstack/react-router'
import { clientInput } from '#contract/clients.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { FieldGrid } from '../../ui/section.tsx'
import { useProvider } from '../provider/provider.ts'
import classes from './add-client.module.css'
import { addClient } from './api.ts'
import { LegalFields, TradeNameField } from './client-fields.tsx'
import { emptyClient } from './client-values.ts'
import { OptionalAddress } from './optional-fields.tsx'

/** The button and its window with the form. */
export function AddClient({ label }: { label: string }) {
  const t = useT()
  return (
    <FormWindow
      label={label}
      title={t('clients.add')}
      size="46rem"
      leaving={{
        title: t('clients.discardTitle'),
        body: t('clients.discardAbout'),
        confirm: t('clients.discard'),
      }}
    >
      <AddClientForm />
    </FormWindow>
  )
}

function AddClientForm() {
  const t = useT()
  const navigate = useNavigate()
  const { locale } = useProvider()
  const record = useRecordForm({
    schema: clientInput,
    initialValues: emptyClient(locale),
    submit: addClient,
    saved: t('clients.added'),
    onSaved: ({ id }) =>
      void navigate({ to: '/staff/clients/$clientId/business', params: { clientId: String(id) } }),
  })
  return (
    <RecordForm record={record} className="container" label={t('clients.add')}>
      <FieldGrid>
        <div data-wide>
          <TradeNameField form={record.form} autoFocus />
        </div>
        <LegalFields form={record.form} />
      </FieldGrid>
      <h3 className={classes.part}>{t('clients.sections.address')}</h3>
      <OptionalAddress form={record.form} />
    </RecordForm>
  )
}
