import { Button, TextInput } from '@mantine/core'
import { invitationAcceptance } from '#contract/invitations.ts'
import { useRecordForm } from '../lib/form.ts'
import { currentLocale, useT } from '../lib/i18n.ts'
import { FormErrors } from '../ui/form-errors.tsx'
import { NewPasswordInput } from '../ui/inputs/new-password-input.tsx'
import classes from './invitation.module.css'
import { acceptInvitation, type OfferProps, useEnter } from './invitation.ts'
import { SheetFields } from './sheet.tsx'

/** For an address without a user: makes one, who speaks the language of this page from then on. */
export function AcceptByNewUser({ token, invitation }: OfferProps) {
  const t = useT()
  const { email, firstName, lastName } = invitation
  const record = useRecordForm({
    schema: invitationAcceptance,
    initialValues: { firstName: firstName ?? '', lastName: lastName ?? '', password: '' },
    toInput: (values) => ({ token, as: 'new_user', locale: currentLocale(), ...values }),
    guard: false,
    submit: acceptInvitation,
    onSaved: useEnter(invitation),
  })
  const { form } = record
  return (
    <form {...record.formProps}>
      <p className={classes.about}>{t('publicPages.invitation.new')}</p>
      <FormErrors record={record} />
      {/* Password managers store the new password under this name. */}
      <input type="email" name="username" autoComplete="username" value={email ?? ''} readOnly hidden />
      <SheetFields>
        <TextInput
          label={t('publicPages.setup.firstName')}
          autoComplete="given-name"
          autoFocus={!firstName}
          {...form.getInputProps('firstName')}
        />
        <TextInput
          label={t('publicPages.setup.lastName')}
          autoComplete="family-name"
          autoFocus={Boolean(firstName && !lastName)}
          {...form.getInputProps('lastName')}
        />
        <NewPasswordInput
          label={t('publicPages.invitation.choosePassword')}
          autoFocus={Boolean(firstName && lastName)}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" fullWidth loading={record.submitting}>
          {t('publicPages.invitation.acceptByNewUser')}
        </Button>
      </SheetFields>
    </form>
  )
}
