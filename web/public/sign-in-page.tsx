import { Anchor, TextInput } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { signInInput } from '#contract/sessions.ts'
import { useProvider } from '../features/provider/provider.ts'
import { signIn } from '../features/sessions/sign-in.ts'
import { useRecordForm } from '../lib/form.ts'
import { useT } from '../lib/i18n.ts'
import { PasswordField } from '../ui/inputs/password-field.tsx'
import { PublicFrame } from './public-frame.tsx'
import { SheetFoot, SheetForm, SheetHead } from './sheet.tsx'
import { useGoHome } from './use-go-home.ts'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const t = useT()
  const { next } = route.useSearch()
  const { demo } = useProvider()
  const goHome = useGoHome()
  const record = useRecordForm({
    schema: signInInput,
    initialValues: { email: '', password: '' },
    guard: false,
    submit: signIn,
    onSaved: (session) => goHome(session, next),
  })
  const { form } = record
  return (
    <PublicFrame>
      <SheetHead title={t('publicPages.signIn.title')}>
        {next && t('publicPages.signIn.continueAfter')}
      </SheetHead>
      <SheetForm record={record} label={t('publicPages.signIn.submit')}>
        <TextInput
          label={t('publicPages.signIn.email')}
          type="email"
          autoComplete="username"
          autoFocus
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={t('publicPages.signIn.password')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
      </SheetForm>
      <SheetFoot>
        <Anchor inherit underline="hover" renderRoot={(props) => <Link to="/recover-password" {...props} />}>
          {t('publicPages.signIn.forgot')}
        </Anchor>
        {demo && (
          <Anchor inherit underline="hover" renderRoot={(props) => <Link to="/demo/mail" {...props} />}>
            {t('publicPages.signIn.demoMail')}
          </Anchor>
        )}
      </SheetFoot>
    </PublicFrame>
  )
}
