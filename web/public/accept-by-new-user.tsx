import { TextInput } from '@mantine/core'
import { invitationAcceptance } from '#contract/invitations.ts'
import { useRecordForm } from '../lib/form.ts'
import { currentLocale, useT } from '../lib/i18n.ts'
import { NewPasswordInput } from '../ui/inputs/new-password-input.tsx'
import classes from './invitation.module.css'
import { acceptInvitation, type OfferProps, useEnter } from './invitation.ts'
import { SheetForm } from './sheet.tsx'

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
    <>
      <p className={classes.about}>{t('publicPages.invitation.new')}</p>
      <SheetForm record={record} label={t('publicPages.invitation.acceptByNewUser')} username={email ?? ''}>
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
      </SheetForm>
    </>
  )
}
