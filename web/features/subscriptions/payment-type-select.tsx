import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import { paymentTypes } from '#contract/client-columns.ts'
import { useT } from '../../lib/i18n.ts'

export function PaymentTypeSelect({
  isOptional,
  ...props
}: Omit<NativeSelectProps, 'data'> & { isOptional?: boolean }) {
  const t = useT()
  const types = paymentTypes.map((value) => ({ value, label: t(`clientList.paymentTypes.${value}`) }))
  return (
    <NativeSelect
      {...props}
      data={isOptional ? [{ value: '', label: t('subscriptions.edit.typeNone') }, ...types] : types}
    />
  )
}
