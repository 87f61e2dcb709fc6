import { NativeSelect, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { brazilianStates } from '#contract/fields.ts'
import { useT } from '../../lib/i18n.ts'

type Props = {
  country: string
  value?: string
  onChange?: (state: string) => void
  label?: ReactNode
  error?: ReactNode
  disabled?: boolean
}

/** One of the 27 in Brazil, free text elsewhere. A value that is not in the list stays visible. */
export function StateSelect({ country, value = '', onChange, ...props }: Props) {
  const t = useT()
  const common = { label: t('ui.address.state'), autoComplete: 'address-level1', ...props, value }
  if (country !== 'BR') {
    return <TextInput {...common} onChange={(event) => onChange?.(event.currentTarget.value)} />
  }
  const isUnknown = value !== '' && !(brazilianStates as readonly string[]).includes(value)
  return (
    <NativeSelect
      {...common}
      data={[
        { value: '', label: t('ui.address.stateChoose') },
        ...(isUnknown ? [{ value, label: value }] : []),
        ...[...brazilianStates]
          .sort()
          .map((state) => ({ value: state, label: `${state} · ${stateNames[state]}` })),
      ]}
      onChange={(event) => onChange?.(event.currentTarget.value)}
    />
  )
}

const stateNames: Record<(typeof brazilianStates)[number], string> = {
  AC: 'Acre',
  AL: 'Alagoas',
  AP: 'Amapá',
  AM: 'Amazonas',
  BA: 'Bahia',
  CE: 'Ceará',
  DF: 'Distrito Federal',
  ES: 'Espírito Santo',
  GO: 'Goiás',
  MA: 'Maranhão',
  MT: 'Mato Grosso',
  MS: 'Mato Grosso do Sul',
  MG: 'Minas Gerais',
  PA: 'Pará',
  PB: 'Paraíba',
  PR: 'Paraná',
  PE: 'Pernambuco',
  PI: 'Piauí',
  RJ: 'Rio de Janeiro',
  RN: 'Rio Grande do Norte',
  RS: 'Rio Grande do Sul',
  RO: 'Rondônia',
  RR: 'Roraima',
  SC: 'Santa Catarina',
  SP: 'São Paulo',
  SE: 'Sergipe',
  TO: 'Tocantins',
}
