import { TextInput } from '@mantine/core'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { codeInput } from '#contract/sessions.ts'
import { useProvider } from '../features/provider/provider.ts'
import { useMaybeSession } from '../features/sessions/api.ts'
import { sendCode } from '../features/sessions/sign-in.ts'
import { signOut } from '../features/sessions/sign-out.ts'
import { isApiError } from '../lib/api.ts'
import { useRecordForm } from '../lib/form.ts'
import { useT } from '../lib/i18n.ts'
import classes from './code-page.module.css'
import { PublicFrame } from './public-frame.tsx'
import { ResendCode } from './resend-code.tsx'
import { SheetFoot, SheetForm, SheetHead } from './sheet.tsx'
import { useGoHome } from './use-go-home.ts'

const route = getRouteApi('/sign-in/code')

/** The 6 digits that prove the mailbox, at the very first sign-in, or as often as the settings say. */
export function CodePage() {
  const t = useT()
  const { next } = route.useSearch()
  const session = useMaybeSession()
  const { signInCode } = useProvider()
  const router = useRouter()
  const goHome = useGoHome()
  const record = useRecordForm({
    schema: codeInput,
    initialValues: { code: '' },
    guard: false,
    submit: (input) =>
      sendCode(input).catch((error) => {
        // Proven in another tab meanwhile, or no longer signed in: this page has nothing left to do.
        if (isApiError(error, 'code.not_pending', 'auth.required')) router.history.push('/')
        throw error
      }),
    onSaved: (fresh) => goHome(fresh, next),
  })
  const { form } = record
  return (
    <PublicFrame>
      <SheetHead title={t(signInCode === 'first' ? 'publicPages.code.title' : 'publicPages.code.titleAgain')}>
        <p>{t('publicPages.code.about', { email: session?.user.email ?? '' })}</p>
        <p>{t(`publicPages.code.when.${signInCode}`)}</p>
      </SheetHead>
      <SheetForm record={record} label={t('publicPages.code.submit')}>
        <TextInput
          label={t('publicPages.code.label')}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          maxLength={12}
          classNames={{ input: classes.code }}
          {...form.getInputProps('code')}
        />
      </SheetForm>
      <ResendCode onSent={() => form.setFieldValue('code', '')} />
      <SheetFoot>
        <button type="button" className={classes.quiet} onClick={() => void signOut()}>
          {t('publicPages.code.other')}
        </button>
      </SheetFoot>
    </PublicFrame>
  )
}
