import { Anchor, Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { recoveryInput } from '#contract/users.ts'
import { apiSend } from '../lib/api.ts'
import { useRecordForm } from '../lib/form.ts'
import { useT } from '../lib/i18n.ts'
import { PublicFrame } from './public-frame.tsx'
import { SheetFoot, SheetForm, SheetHead } from './sheet.tsx'

/** "Esqueceu sua senha?": the answer is the same whether or not the e-mail exists. */
export function RecoverPasswordPage() {
  const t = useT()
  const [sentTo, setSentTo] = useState<string | null>(null)
  return (
    <PublicFrame>
      {sentTo ? (
        <>
          <SheetHead title={t('publicPages.recover.sentTitle')}>
            <div role="status">
              <p>{t('publicPages.recover.sent', { email: sentTo })}</p>
              <p>{t('publicPages.recover.notArrived')}</p>
            </div>
          </SheetHead>
          <Button variant="default" fullWidth onClick={() => setSentTo(null)}>
            {t('publicPages.recover.again')}
          </Button>
        </>
      ) : (
        <RecoverForm onSent={setSentTo} />
      )}
      <SheetFoot>
        <Anchor inherit underline="hover" renderRoot={(props) => <Link to="/sign-in" {...props} />}>
          {t('publicPages.recover.back')}
        </Anchor>
      </SheetFoot>
    </PublicFrame>
  )
}

function RecoverForm({ onSent }: { onSent: (email: string) => void }) {
  const t = useT()
  const record = useRecordForm({
    schema: recoveryInput,
    initialValues: { email: '' },
    guard: false,
    submit: (input) =>
      apiSend('POST', null, '/password-recoveries', input, { account: null, onSignedOut: 'throw' }).then(
        () => input.email,
      ),
    onSaved: onSent,
  })
  return (
    <>
      <SheetHead title={t('publicPages.recover.title')}>{t('publicPages.recover.about')}</SheetHead>
      <SheetForm record={record} label={t('publicPages.recover.submit')}>
        <TextInput
          label={t('publicPages.recover.email')}
          type="email"
          autoComplete="username"
          autoFocus
          {...record.form.getInputProps('email')}
        />
      </SheetForm>
    </>
  )
}
