import type { z } from 'zod'
import { signInResult } from '#contract/sessions.ts'
import { type linkState, passwordFromLink } from '#contract/users.ts'
import { freshSession } from '../features/sessions/sign-in.ts'
import { apiSend } from '../lib/api.ts'
import { useRecordForm } from '../lib/form.ts'
import { useT } from '../lib/i18n.ts'
import { NewPasswordInput } from '../ui/inputs/new-password-input.tsx'
import { PasswordField } from '../ui/inputs/password-field.tsx'
import { LoadingBlock } from '../ui/states.tsx'
import { BrokenLink } from './broken-link.tsx'
import { useLink, useLinkToken } from './link.ts'
import { PublicFrame } from './public-frame.tsx'
import { SheetForm, SheetHead } from './sheet.tsx'
import { useGoHome } from './use-go-home.ts'

/** Sets a first or a new password from a link of an e-mail. */
export function SetPasswordPage() {
  const token = useLinkToken()
  const link = useLink(token)
  return (
    <PublicFrame>
      {token === '' || link.isError ? (
        <BrokenLink error={link.error} onRetry={() => void link.refetch()} />
      ) : link.isPending ? (
        <LoadingBlock />
      ) : (
        <PasswordForm key={token} token={token} link={link.data} />
      )}
    </PublicFrame>
  )
}

function PasswordForm({ token, link }: { token: string; link: z.output<typeof linkState> }) {
  const t = useT()
  const goHome = useGoHome()
  const isReset = link.purpose === 'reset_password'
  const record = useRecordForm({
    schema: passwordFromLink,
    initialValues: { password: '', repeat: '' },
    toInput: ({ password }) => ({ token, password }),
    check: ({ password, repeat }): Record<string, string> =>
      password === repeat ? {} : { repeat: t('publicPages.setPassword.mismatch') },
    guard: false,
    submit: async (input) => {
      await apiSend('POST', signInResult, '/password-resets', input, { account: null, onSignedOut: 'throw' })
      return freshSession()
    },
    onSaved: (session) => goHome(session),
  })
  const { form } = record
  return (
    <>
      <SheetHead title={t(isReset ? 'publicPages.setPassword.resetTitle' : 'publicPages.setPassword.title')}>
        <p>{t('publicPages.setPassword.about', { email: link.email })}</p>
        {isReset && <p>{t('publicPages.setPassword.resetEnds')}</p>}
      </SheetHead>
      <SheetForm record={record} label={t('publicPages.setPassword.submit')} username={link.email}>
        <NewPasswordInput
          label={t('publicPages.setPassword.password')}
          autoFocus
          {...form.getInputProps('password')}
        />
        <PasswordField
          label={t('publicPages.setPassword.repeat')}
          autoComplete="new-password"
          {...form.getInputProps('repeat')}
        />
      </SheetForm>
    </>
  )
}
