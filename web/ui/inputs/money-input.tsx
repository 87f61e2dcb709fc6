import { TextInput, type TextInputProps } from '@mantine/core'
import { useLocale } from '../../lib/i18n.ts'
import classes from './money-input.module.css'

/** An amount as text (`lib/numbers.ts` reads it), with its currency's sign before it. */
export function MoneyInput({ currency, ...props }: TextInputProps & { currency: string }) {
  const locale = useLocale()
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(0)
  const sign = parts.find(({ type }) => type === 'currency')?.value
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      leftSection={<span className="quiet">{sign}</span>}
      {...props}
      classNames={{ input: classes.input ?? '' }}
    />
  )
}
