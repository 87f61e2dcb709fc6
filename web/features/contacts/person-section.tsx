import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { Contact } from '#contract/contacts.ts'
import { locales } from '#contract/fields.ts'
import { languageName } from '../../lib/format.ts'
import { useT } from '../../lib/i18n.ts'
import { PhoneInput } from '../../ui/inputs/phone-input.tsx'
import { FieldGrid, Section } from '../../ui/section.tsx'
import { OptionalLabel } from '../clients/optional-fields.tsx'
import classes from './contact-form.module.css'
import type { ContactFormState } from './use-contact-form.ts'

type Props = { state: ContactFormState; contact: Contact | null }

export function PersonSection({ state, contact }: Props) {
  const t = useT()
  const { form } = state.record
  return (
    <Section title={t('contacts.sections.person')}>
      <FieldGrid>
        <TextInput
          label={t('contacts.fields.firstName')}
          autoComplete="off"
          required
          withAsterisk={false}
          {...form.getInputProps('firstName')}
        />
        <TextInput
          label={t('contacts.fields.lastName')}
          autoComplete="off"
          required
          withAsterisk={false}
          {...form.getInputProps('lastName')}
        />
        <TextInput
          label={<OptionalLabel text={t('contacts.fields.jobTitle')} />}
          autoComplete="off"
          {...form.getInputProps('jobTitle')}
        />
        <TextInput
          label={<OptionalLabel text={t('contacts.fields.company')} />}
          description={t('contacts.fields.companyAbout')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
          {...form.getInputProps('company')}
        />
        <TextInput
          label={t('contacts.fields.email')}
          description={aboutEmail()}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          type="email"
          autoComplete="off"
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <PhoneInput
          label={<OptionalLabel text={t('contacts.fields.phone')} />}
          {...(contact?.phoneMasked && { description: t('contacts.fields.phoneMasked') })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
          {...form.getInputProps('phone')}
        />
        <NativeSelect
          label={t('contacts.fields.locale')}
          data={locales.map((value) => ({ value, label: languageName(value) }))}
          {...form.getInputProps('locale')}
        />
      </FieldGrid>
      <div className={classes.primary}>
        <PrimaryField state={state} />
      </div>
    </Section>
  )

  function aboutEmail(): string | null {
    const accessEmail = contact?.access?.accessEmail
    if (!accessEmail) return t('contacts.fields.emailAbout')
    return form.values.email.trim().toLowerCase() === accessEmail
      ? null
      : t('contacts.fields.emailAccess', { accessEmail })
  }
}

/** The mark of who holds the account, and why it cannot be changed here when it cannot. */
function PrimaryField({ state }: { state: ContactFormState }) {
  const t = useT()
  const { record, rules, seen } = state
  const props = record.form.getInputProps('isPrimary', { type: 'checkbox' })
  const isOn = record.form.values.isPrimary
  // A mark that was set before it closed can still be cleared.
  const isClosed = rules.primaryLock === 'notYours' ? !isOn : rules.primaryLock !== null
  return (
    <Checkbox
      label={t('contacts.fields.isPrimary')}
      {...props}
      disabled={isClosed}
      description={
        <>
          {t('contacts.primaryField.about')} {reason()}
        </>
      }
    />
  )

  function reason(): string {
    if (rules.primaryLock) return t(`contacts.primaryField.${rules.primaryLock}`)
    if (!isOn || !seen.name) return ''
    return t(seen.hasChanged ? 'contacts.primaryField.changed' : 'contacts.primaryField.moves', {
      name: seen.name,
    })
  }
}
