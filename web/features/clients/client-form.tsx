import { useEffect } from 'react'
import { type Client, clientEdit } from '#contract/clients.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { FieldGrid, Section } from '../../ui/section.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { clientQuery, saveClient } from './api.ts'
import { LegalFields, TradeNameField } from './client-fields.tsx'
import { clientValues } from './client-values.ts'
import { OptionalAddress } from './optional-fields.tsx'
import { ReadOnlyFields } from './read-only-fields.tsx'

/** "Dados do seu negócio": edited where it is read. */
export function ClientForm({ client }: { client: Client }) {
  const t = useT()
  const record = useRecordForm({
    schema: clientEdit,
    initialValues: clientValues(client),
    submit: (edit) => saveClient(client.id, edit),
    reload: async () => clientValues(await queryClient.query({ ...clientQuery(client.id), staleTime: 0 })),
    onSaved: (saved) => {
      record.takeAsSaved(clientValues(saved))
      toastSuccess(t('ui.form.saved'))
    },
  })

  // A newer record replaces what is only read; what is being typed keeps its start, and the server tells.
  useEffect(() => {
    const { version } = record.form.getInitialValues()
    if (client.version > version && !record.isDirty && !record.submitting)
      record.takeAsSaved(clientValues(client))
  })

  const { form } = record
  const mayEdit = client.abilities.edit
  return (
    <form {...record.formProps}>
      <FormErrors record={record} />
      <ReadOnlyFields reason={mayEdit ? null : t('clients.record.readOnly')}>
        <Section title={t('clients.sections.business')} about={t('clients.sections.businessAbout')}>
          <FieldGrid>
            <TradeNameField form={form} />
          </FieldGrid>
        </Section>
        <Section title={t('clients.sections.legal')}>
          <FieldGrid>
            <LegalFields form={form} />
          </FieldGrid>
        </Section>
        <Section title={t('clients.sections.address')}>
          <OptionalAddress form={form} />
        </Section>
      </ReadOnlyFields>
      {mayEdit && (
        <FormActions submitting={record.submitting} label={t('clients.save')} isDisabled={!record.isDirty} />
      )}
    </form>
  )
}
