import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { invitationAcceptance } from '#contract/invitations.ts'
import { useRecordForm } from '../lib/form.ts'
import { useT } from '../lib/i18n.ts'
import { PasswordField } from '../ui/inputs/password-field.tsx'
import classes from './invitation.module.css'
import { acceptInvitation, type OfferProps, useEnter } from './invitation.ts'
import { SheetFoot, SheetForm } from './sheet.tsx'

/** For the user there is already: the password they have. */
export function AcceptByPassword({ token, invitation }: OfferProps) {
  const t = useT()
  const record = useRecordForm({
    schema: invitationAcceptance,
    initialValues: { password: '' },
    toInput: (values) => ({ token, as: 'existing_user', ...values }),
    guard: false,
    submit: acceptInvitation,
    onSaved: useEnter(invitation),
  })
  return (
    <>
      <p className={classes.about}>{t('publicPages.invitation.existing')}</p>
      <SheetForm
        record={record}
        label={t('publicPages.invitation.acceptByPassword')}
        username={invitation.email ?? ''}
      >
        <PasswordField
          label={t('publicPages.signIn.password')}
          autoComplete="current-password"
          autoFocus
          {...record.form.getInputProps('password')}
        />
      </SheetForm>
      <SheetFoot>
        <Anchor inherit underline="hover" renderRoot={(props) => <Link to="/recover-password" {...props} />}>
          {t('publicPages.signIn.forgot')}
        </Anchor>
        <p className={classes.note}>{t('publicPages.invitation.afterRecovery')}</p>
      </SheetFoot>
    </>
  )
}
