import { NativeSelect, TextInput } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import { locales } from '#contract/fields.ts'
import { languageName } from '../../lib/format.ts'
import { useT } from '../../lib/i18n.ts'
import { PhoneInput } from '../../ui/inputs/phone-input.tsx'
import { TaxIdInput } from '../../ui/inputs/tax-id-input.tsx'
import { LookupOffer } from '../lookups/lookup-offer.tsx'
import type { ClientValues } from './client-values.ts'
import { OptionalLabel } from './optional-fields.tsx'

type Form = {
  values: ClientValues
  getInputProps: (path: keyof ClientValues) => GetInputPropsReturnType
  setValues: (values: Partial<ClientValues>) => void
  isDirty: (path: keyof ClientValues) => boolean
}
type Props = { form: Form }

export function TradeNameField({ form, autoFocus = false }: Props & { autoFocus?: boolean }) {
  const t = useT()
  return (
    <TextInput
      label={t('clients.fields.tradeName')}
      autoComplete="off"
      required
      withAsterisk={false}
      {...(autoFocus && { 'data-autofocus': true })}
      {...form.getInputProps('tradeName')}
    />
  )
}

/** The rest of what is typed about a client, apart from the address. For a `FieldGrid`. */
export function LegalFields({ form }: Props) {
  const t = useT()
  return (
    <>
      <TextInput
        label={t('clients.fields.legalName')}
        autoComplete="off"
        required
        withAsterisk={false}
        {...form.getInputProps('legalName')}
      />
      <TaxIdInput
        label={<OptionalLabel text={t('clients.fields.taxId')} />}
        {...form.getInputProps('taxId')}
      />
      <LookupOffer asked="companies" field="taxId" form={form} />
      <TextInput
        label={t('clients.fields.email')}
        description={t('clients.fields.emailAbout')}
        type="email"
        autoComplete="off"
        required
        withAsterisk={false}
        {...form.getInputProps('email')}
      />
      <PhoneInput
        label={<OptionalLabel text={t('clients.fields.phone')} />}
        autoComplete="off"
        {...form.getInputProps('phone')}
      />
      <NativeSelect
        label={t('clients.fields.locale')}
        data={locales.map((value) => ({ value, label: languageName(value) }))}
        {...form.getInputProps('locale')}
      />
    </>
  )
}
