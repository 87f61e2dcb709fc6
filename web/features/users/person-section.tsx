import { NativeSelect, TextInput } from '@mantine/core'
import { type OwnProfile, ownProfileEdit } from '#contract/users.ts'
import { useRecordForm } from '../../lib/form.ts'
import { languageName } from '../../lib/format.ts'
import { changeLocale, locales, useT } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { FieldGrid, Section } from '../../ui/section.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { ownProfileQuery, saveOwnProfile } from './api.ts'

export function PersonSection({ profile }: { profile: OwnProfile }) {
  const t = useT()
  const record = useRecordForm({
    schema: ownProfileEdit,
    initialValues: valuesOf(profile),
    submit: saveOwnProfile,
    reload: async () => valuesOf(await queryClient.query({ ...ownProfileQuery, staleTime: 0 })),
    onSaved: async (saved) => {
      record.takeAsSaved(valuesOf(saved))
      await changeLocale(saved.locale)
      toastSuccess(t('ui.form.saved'))
    },
  })
  const { form } = record
  return (
    <Section title={t('users.person.title')} about={t('users.person.about')}>
      <form {...record.formProps}>
        <FormErrors record={record} />
        <FieldGrid>
          <TextInput
            label={t('users.person.firstName')}
            autoComplete="given-name"
            {...form.getInputProps('firstName')}
          />
          <TextInput
            label={t('users.person.lastName')}
            autoComplete="family-name"
            {...form.getInputProps('lastName')}
          />
          <NativeSelect
            label={t('users.person.locale')}
            description={t('users.person.localeAbout')}
            data={locales.map((value) => ({ value, label: languageName(value) }))}
            {...form.getInputProps('locale')}
          />
        </FieldGrid>
        <FormActions variant="inline" submitting={record.submitting} />
      </form>
    </Section>
  )
}

function valuesOf({ firstName, lastName, locale, version }: OwnProfile) {
  return { firstName, lastName, locale, version }
}
