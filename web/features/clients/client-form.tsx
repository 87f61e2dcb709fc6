import { type Client, clientEdit } from '#contract/clients.ts'
import { useEditForm } from '../../lib/edit-form.ts'
import { useT } from '../../lib/i18n.ts'
import { readNow } from '../../lib/query.ts'
import { RecordForm } from '../../ui/record-form.tsx'
import { FieldGrid, Section } from '../../ui/section.tsx'
import { clientQuery, saveClient } from './api.ts'
import { LegalFields, TradeNameField } from './client-fields.tsx'
import { clientValues } from './client-values.ts'
import { OptionalAddress } from './optional-fields.tsx'

/** "Dados do seu negócio": edited where it is read. */
export function ClientForm({ client }: { client: Client }) {
  const t = useT()
  const record = useEditForm({
    schema: clientEdit,
    row: client,
    valuesOf: clientValues,
    readNewest: () => readNow(clientQuery(client.id)),
    submit: (edit) => saveClient(client.id, edit),
    saved: t('ui.form.saved'),
  })

  const { form } = record
  return (
    <RecordForm
      record={record}
      label={t('clients.save')}
      isDisabled={!record.isDirty}
      readOnly={client.abilities.edit === true ? null : t('clients.record.readOnly')}
    >
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
    </RecordForm>
  )
}
