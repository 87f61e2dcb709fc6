import type { ComponentProps } from 'react'
import { useT } from '../../lib/i18n.ts'
import { AddressFields, type AddressValues } from '../../ui/inputs/address-fields.tsx'
import { LookupOffer } from '../lookups/lookup-offer.tsx'
import classes from './optional-fields.module.css'

/** A field's label that says that the field may stay empty. */
export function OptionalLabel({ text }: { text: string }) {
  const t = useT()
  return (
    <>
      {text} <span className={classes.optional}>{t('ui.optional')}</span>
    </>
  )
}

type AddressForm = ComponentProps<typeof AddressFields>['form'] & {
  setValues: (values: Partial<AddressValues>) => void
  isDirty: (path: keyof AddressValues) => boolean
}

/** An address of which nothing must be given; every label says so. The country always has a value. */
export function OptionalAddress({ form }: { form: AddressForm }) {
  const t = useT()
  const isBrazil = form.values.country === 'BR'
  const labels = {
    street: t('ui.address.street'),
    district: t('ui.address.district'),
    city: t('ui.address.city'),
    state: t('ui.address.state'),
    postalCode: t(isBrazil ? 'ui.address.postalCode' : 'ui.address.postalCodeAbroad'),
    country: null,
  }
  // The props of a field may bring another label.
  const getInputProps: AddressForm['getInputProps'] = (path) => {
    const label = labels[path]
    return { ...form.getInputProps(path), ...(label && { label: <OptionalLabel text={label} /> }) }
  }
  return (
    <>
      <AddressFields form={{ values: form.values, getInputProps }} />
      {isBrazil && <LookupOffer asked="places" field="postalCode" form={form} />}
    </>
  )
}
