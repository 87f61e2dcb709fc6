import { useT } from '../../lib/i18n.ts'
import { maskPostalCode } from '../../lib/masks.ts'
import { MaskedInput, type MaskedInputProps } from './masked-input.tsx'

/** CEP when `country` is BR, any code otherwise. */
export function PostalCodeInput({ country = 'BR', ...props }: MaskedInputProps & { country?: string }) {
  const t = useT()
  const isBrazil = country === 'BR'
  return (
    <MaskedInput
      label={t(isBrazil ? 'ui.address.postalCode' : 'ui.address.postalCodeAbroad')}
      placeholder={isBrazil ? '01310-100' : ''}
      inputMode={isBrazil ? 'numeric' : 'text'}
      autoComplete="postal-code"
      {...props}
      mask={isBrazil ? maskPostalCode : asTyped}
    />
  )
}

function asTyped(text: string): string {
  return text
}
