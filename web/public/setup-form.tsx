import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { setupInput } from '#contract/provider.ts'
import { signInResult } from '#contract/sessions.ts'
import { providerQuery } from '../features/provider/provider.ts'
import { freshSession } from '../features/sessions/sign-in.ts'
import { apiSend } from '../lib/api.ts'
import { useRecordForm } from '../lib/form.ts'
import { languageName } from '../lib/format.ts'
import { changeLocale, locales, useLocale, useT } from '../lib/i18n.ts'
import { readNow } from '../lib/query.ts'
import { NewPasswordInput } from '../ui/inputs/new-password-input.tsx'
import { RecordForm } from '../ui/record-form.tsx'
import { FieldGrid, Section } from '../ui/section.tsx'
import classes from './setup-form.module.css'
import { useGoHome } from './use-go-home.ts'

export function SetupForm({ token }: { token: string }) {
  const t = useT()
  const locale = useLocale()
  const goHome = useGoHome()
  const record = useRecordForm({
    schema: setupInput,
    initialValues: {
      token,
      providerName: '',
      locale,
      firstName: '',
      lastName: '',
      email: '',
      password: '',
      loadSampleData: false,
    },
    guard: false,
    submit: async (input) => {
      await apiSend('POST', signInResult, '/setup', input, { account: null, onSignedOut: 'throw' })
      await readNow(providerQuery)
      return freshSession()
    },
    onSaved: (session) => goHome(session),
  })
  const { form } = record
  return (
    <RecordForm
      record={record}
      className={classes.form}
      actions={
        <Button type="submit" size="md" loading={record.submitting}>
          {t('publicPages.setup.submit')}
        </Button>
      }
    >
      <Section title={t('publicPages.setup.provider')} variant="plain">
        <FieldGrid>
          <TextInput
            label={t('publicPages.setup.providerName')}
            autoComplete="organization"
            autoFocus
            {...form.getInputProps('providerName')}
          />
          <NativeSelect
            label={t('publicPages.setup.locale')}
            data={locales.map((value) => ({ value, label: languageName(value) }))}
            {...form.getInputProps('locale')}
            onChange={(event) => {
              const chosen = event.currentTarget.value as (typeof locales)[number]
              form.setFieldValue('locale', chosen)
              void changeLocale(chosen, false)
            }}
          />
        </FieldGrid>
      </Section>
      <Section title={t('publicPages.setup.admin')} about={t('publicPages.setup.adminAbout')} variant="plain">
        <FieldGrid>
          <TextInput
            label={t('publicPages.setup.firstName')}
            autoComplete="given-name"
            {...form.getInputProps('firstName')}
          />
          <TextInput
            label={t('publicPages.setup.lastName')}
            autoComplete="family-name"
            {...form.getInputProps('lastName')}
          />
          <TextInput
            label={t('publicPages.setup.email')}
            type="email"
            autoComplete="username"
            {...form.getInputProps('email')}
          />
          <NewPasswordInput label={t('publicPages.setup.password')} {...form.getInputProps('password')} />
        </FieldGrid>
      </Section>
      <Checkbox
        label={t('publicPages.setup.sample')}
        description={t('publicPages.setup.sampleAbout')}
        {...form.getInputProps('loadSampleData', { type: 'checkbox' })}
      />
    </RecordForm>
  )
}
