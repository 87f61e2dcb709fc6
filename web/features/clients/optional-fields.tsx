import type { UseFormReturnType } from '@mantine/form'
import { useT } from '../../lib/i18n.ts'
import { AddressFields, type AddressValues } from '../../ui/inputs/address-fields.tsx'
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

/** An address of which nothing must be given; every label says so. The country always has a value. */
export function OptionalAddress({ form }: { form: UseFormReturnType<any> }) {
  const t = useT()
  const isBrazil = (form.values as AddressValues).country === 'BR'
  const labels: Record<string, string> = {
    street: t('ui.address.street'),
    district: t('ui.address.district'),
    city: t('ui.address.city'),
    state: t('ui.address.state'),
    postalCode: t(isBrazil ? 'ui.address.postalCode' : 'ui.address.postalCodeAbroad'),
  }
  const labelled: typeof form = {
    ...form,
    getInputProps: (path, options) => {
      const label = labels[String(path)]
      return { ...form.getInputProps(path, options), ...(label && { label: <OptionalLabel text={label} /> }) }
    },
  }
  return <AddressFields form={labelled} />
}
