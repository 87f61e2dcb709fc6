import { useT } from '../../lib/i18n.ts'
import { maskTaxId } from '../../lib/masks.ts'
import { MaskedInput, type MaskedInputProps } from './masked-input.tsx'

/** CPF, or CNPJ with digits only or with letters (from July 2026 on). */
export function TaxIdInput(props: MaskedInputProps) {
  const t = useT()
  return (
    <MaskedInput label={t('ui.taxId')} autoComplete="off" spellCheck={false} {...props} mask={maskTaxId} />
  )
}
