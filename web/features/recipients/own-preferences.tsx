import { useQuery } from '@tanstack/react-query'
import { type OwnPreferences, ownPreferencesInput } from '#contract/recipients.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { Section } from '../../ui/section.tsx'
import { ErrorState, LoadingBlock } from '../../ui/states.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { ownPreferencesQuery, saveOwnPreferences } from './api.ts'
import { CategoriesField } from './categories-field.tsx'

type Props = { client: { id: number; tradeName: string } }

/** What somebody receives as a contact of one client; they decide for themselves. */
export function OwnPreferencesSection({ client }: Props) {
  const t = useT()
  const { data, error, refetch } = useQuery(ownPreferencesQuery(client.id))
  return (
    <Section
      title={t('recipients.preferences.title')}
      about={t('recipients.preferences.about', { client: client.tradeName })}
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBlock lines={6} />}
      {data && <PreferencesForm clientId={client.id} preferences={data} />}
    </Section>
  )
}

function PreferencesForm({ clientId, preferences }: { clientId: number; preferences: OwnPreferences }) {
  const t = useT()
  const record = useRecordForm({
    schema: ownPreferencesInput,
    initialValues: preferences,
    submit: (input) => saveOwnPreferences(clientId, input),
    onSaved: (saved) => {
      record.takeAsSaved(saved)
      toastSuccess(t('recipients.preferences.saved'))
    },
    reload: async () => await queryClient.query({ ...ownPreferencesQuery(clientId), staleTime: 0 }),
  })
  const { form } = record
  return (
    <form {...record.formProps} className="stack">
      <FormErrors record={record} />
      <CategoriesField
        value={form.values}
        hasAccess
        onChange={({ notifications, receivesAnnouncements }) => {
          form.setFieldValue('notifications', notifications)
          form.setFieldValue('receivesAnnouncements', receivesAnnouncements)
        }}
      />
      <FormActions
        variant="inline"
        submitting={record.submitting}
        label={t('recipients.preferences.submit')}
      />
    </form>
  )
}
