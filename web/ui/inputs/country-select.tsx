import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import { useMemo } from 'react'
import { countryCodes } from '#contract/countries.ts'
import { useLocale, useT } from '../../lib/i18n.ts'

type Props = Omit<NativeSelectProps, 'data' | 'value' | 'onChange'> & {
  value?: string
  onChange?: (code: string) => void
}

/** All countries by name in the reader's language, Brazil first. Codes as ISO 3166-1 alpha-2. */
export function CountrySelect({ onChange, ...props }: Props) {
  const t = useT()
  const locale = useLocale()
  const data = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'region' })
    const options = countryCodes.map((value) => ({ value, label: names.of(value) ?? value }))
    options.sort((one, other) => one.label.localeCompare(other.label, locale))
    return [
      ...options.filter(({ value }) => value === 'BR'),
      ...options.filter(({ value }) => value !== 'BR'),
    ]
  }, [locale])
  return (
    <NativeSelect
      label={t('ui.address.country')}
      autoComplete="country"
      {...props}
      data={data}
      onChange={(event) => onChange?.(event.currentTarget.value)}
    />
  )
}
