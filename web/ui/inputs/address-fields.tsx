import { TextInput } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import { useT } from '../../lib/i18n.ts'
import { FieldGrid } from '../section.tsx'
import { CountrySelect } from './country-select.tsx'
import { PostalCodeInput } from './postal-code-input.tsx'
import { StateSelect } from './state-select.tsx'

/** The values that `AddressFields` reads and writes; '' is "not given". */
export type AddressValues = {
  street: string
  district: string
  city: string
  state: string
  postalCode: string
  country: string
}

export const emptyAddress: AddressValues = {
  street: '',
  district: '',
  city: '',
  state: '',
  postalCode: '',
  country: 'BR',
}

/** A record's address as form values. */
export function addressValues(record: { [Key in keyof AddressValues]: string | null }): AddressValues {
  return {
    street: record.street ?? '',
    district: record.district ?? '',
    city: record.city ?? '',
    state: record.state ?? '',
    postalCode: record.postalCode ?? '',
    country: record.country ?? 'BR',
  }
}

type AddressForm = {
  values: AddressValues
  getInputProps: (path: keyof AddressValues) => GetInputPropsReturnType
}

/** The inputs of a postal address, bound to a form whose values hold `AddressValues`. */
export function AddressFields({ form, disabled = false }: { form: AddressForm; disabled?: boolean }) {
  const t = useT()
  const { country } = form.values
  const field = (path: keyof AddressValues) => ({ ...form.getInputProps(path), disabled })
  return (
    <FieldGrid>
      <PostalCodeInput country={country} {...field('postalCode')} />
      <CountrySelect {...field('country')} />
      <div data-wide>
        <TextInput
          label={t('ui.address.street')}
          placeholder={t('ui.address.streetPlaceholder')}
          autoComplete="street-address"
          {...field('street')}
        />
      </div>
      <TextInput label={t('ui.address.district')} autoComplete="address-level3" {...field('district')} />
      <TextInput label={t('ui.address.city')} autoComplete="address-level2" {...field('city')} />
      <StateSelect country={country} {...field('state')} />
    </FieldGrid>
  )
}
