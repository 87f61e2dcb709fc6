import { NativeSelect, TextInput } from '@mantine/core'
import { type OwnProfile, ownProfileEdit } from '#contract/users.ts'
import { useEditForm } from '../../lib/edit-form.ts'
import { languageName } from '../../lib/format.ts'
import { changeLocale, locales, useT } from '../../lib/i18n.ts'
import { readNow } from '../../lib/query.ts'
import { RecordForm } from '../../ui/record-form.tsx'
import { FieldGrid, Section } from '../../ui/section.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { ownProfileQuery, saveOwnProfile } from './api.ts'

export function PersonSection({ profile }: { profile: OwnProfile }) {
  const t = useT()
  const record = useEditForm({
    schema: ownProfileEdit,
    row: profile,
    valuesOf,
    readNewest: () => readNow(ownProfileQuery),
    submit: saveOwnProfile,
    onSaved: async ({ locale }) => {
      await changeLocale(locale)
      toastSuccess(t('ui.form.saved'))
    },
  })
  const { form } = record
  return (
    <Section title={t('users.person.title')} about={t('users.person.about')}>
      <RecordForm record={record} variant="inline">
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
      </RecordForm>
    </Section>
  )
}

function valuesOf({ firstName, lastName, locale, version }: OwnProfile) {
  return { firstName, lastName, locale, version }
}
