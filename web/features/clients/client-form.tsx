import { useEffect, useState } from 'react'
import { type Client, clientEdit } from '../../../contract/clients.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { Notice } from '../../ui/notice.tsx'
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
  // What the typing started from: a newer record that arrives meanwhile is for the server to point out.
  const [base, setBase] = useState(client)
  const record = useRecordForm({
    schema: clientEdit,
    initialValues: clientValues(base),
    submit: (edit) => saveClient(client.id, edit),
    reload: async () =>
      clientValues(await queryClient.fetchQuery({ ...clientQuery(client.id), staleTime: 0 })),
    onSaved: (saved) => {
      take(saved)
      toastSuccess(t('ui.form.saved'))
    },
  })

  function take(newer: Client) {
    setBase(newer)
    record.takeAsSaved(clientValues(newer))
  }

  useEffect(() => {
    if (client.version > base.version && !record.isDirty && !record.submitting) take(client)
  })

  const { form } = record
  const mayEdit = client.abilities.edit
  return (
    <form {...record.formProps}>
      <FormErrors record={record} />
      {!mayEdit && <Notice>{t('clients.record.readOnly')}</Notice>}
      <ReadOnlyFields isOn={!mayEdit}>
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
      {mayEdit && <FormActions submitting={record.submitting} isDisabled={!record.isDirty} />}
    </form>
  )
}
