import { NativeSelect, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { Contact } from '#contract/contacts.ts'
import { locales } from '#contract/fields.ts'
import { fullName } from '#contract/names.ts'
import { languageName } from '../../lib/format.ts'
import { useT } from '../../lib/i18n.ts'
import { FieldGrid } from '../../ui/section.tsx'
import { OptionalLabel } from '../clients/optional-fields.tsx'
import { fillFrom, type InviteValues } from './invite-values.ts'

type Props = { form: UseFormReturnType<InviteValues>; contacts: Contact[] }

/** Who is invited: somebody new, or a contact who cannot sign in so far. */
export function InviteeFields({ form, contacts }: Props) {
  const t = useT()
  const contactOf = (id: string) => contacts.find((contact) => String(contact.id) === id)

  function choose(id: string) {
    const values = form.getValues()
    form.setValues(fillFrom(values, contactOf(values.contactId), contactOf(id)))
  }

  return (
    <FieldGrid>
      {contacts.length > 0 && (
        <div data-wide>
          <NativeSelect
            label={<OptionalLabel text={t('invitations.form.contact')} />}
            description={t('invitations.form.contactAbout')}
            data={[
              { value: '', label: t('invitations.form.noContact') },
              ...contacts.map((contact) => ({ value: String(contact.id), label: labelOf(contact) })),
            ]}
            {...form.getInputProps('contactId')}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        </div>
      )}
      <TextInput
        label={t('invitations.form.email')}
        description={t('invitations.form.emailAbout')}
        type="email"
        autoComplete="off"
        required
        withAsterisk={false}
        {...form.getInputProps('email')}
      />
      <NativeSelect
        label={t('invitations.form.locale')}
        description={t('invitations.form.localeAbout')}
        data={[
          { value: '', label: t('invitations.form.ownLocale') },
          ...locales.map((value) => ({ value, label: languageName(value) })),
        ]}
        {...form.getInputProps('locale')}
      />
      <TextInput
        label={<OptionalLabel text={t('invitations.form.firstName')} />}
        autoComplete="off"
        {...form.getInputProps('firstName')}
      />
      <TextInput
        label={<OptionalLabel text={t('invitations.form.lastName')} />}
        autoComplete="off"
        {...form.getInputProps('lastName')}
      />
    </FieldGrid>
  )
}

function labelOf(contact: Contact): string {
  return `${fullName(contact)} · ${contact.email}`
}
