import { useQuery } from '@tanstack/react-query'
import { type OwnPreferences, ownPreferencesInput } from '#contract/recipients.ts'
import { useEditForm } from '../../lib/edit-form.ts'
import { useT } from '../../lib/i18n.ts'
import { readNow } from '../../lib/query.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { Section } from '../../ui/section.tsx'
import { ownPreferencesQuery, saveOwnPreferences } from './api.ts'
import { CategoriesField } from './categories-field.tsx'

type Props = { client: { id: number; tradeName: string } }

/** What somebody receives as a contact of one client; they decide for themselves. */
export function OwnPreferencesSection({ client }: Props) {
  const t = useT()
  return (
    <Section
      title={t('recipients.preferences.title')}
      about={t('recipients.preferences.about', { client: client.tradeName })}
    >
      <Loaded query={useQuery(ownPreferencesQuery(client.id))} lines={6}>
        {(preferences) => <PreferencesForm clientId={client.id} preferences={preferences} />}
      </Loaded>
    </Section>
  )
}

function PreferencesForm({ clientId, preferences }: { clientId: number; preferences: OwnPreferences }) {
  const t = useT()
  const record = useEditForm({
    schema: ownPreferencesInput,
    row: preferences,
    valuesOf: (row: OwnPreferences) => row,
    readNewest: () => readNow(ownPreferencesQuery(clientId)),
    submit: (input) => saveOwnPreferences(clientId, input),
    saved: t('recipients.preferences.saved'),
  })
  const { form } = record
  return (
    <RecordForm record={record} className="stack" variant="inline" label={t('recipients.preferences.submit')}>
      <CategoriesField
        value={form.values}
        hasAccess
        onChange={({ notifications, receivesAnnouncements }) => {
          form.setFieldValue('notifications', notifications)
          form.setFieldValue('receivesAnnouncements', receivesAnnouncements)
        }}
      />
    </RecordForm>
  )
}
