import { useEffect } from 'react'
import { useT } from '../../lib/i18n.ts'
import { maskPhone } from '../../lib/masks.ts'
import { loadPhoneNumbers } from '../../lib/phone-numbers.ts'
import { MaskedInput, type MaskedInputProps } from './masked-input.tsx'

/** Takes any usual writing; E.164 values of Brazil are shown as people read them. */
export function PhoneInput(props: MaskedInputProps) {
  const t = useT()
  useEffect(() => void loadPhoneNumbers(), [])
  return (
    <MaskedInput
      type="tel"
      inputMode="tel"
      autoComplete="tel"
      description={t('ui.phone.hint')}
      placeholder={t('ui.phone.placeholder')}
      {...props}
      mask={maskPhone}
    />
  )
}
