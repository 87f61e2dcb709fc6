import type { lookups as ptBR } from '../pt-BR/lookups.ts'
import type { Texts } from '../texts.ts'

export const lookups: Texts<typeof ptBR> = {
  found: 'Found: {{what}}.',
  fill: 'Fill the empty fields',
  unknown: 'Nothing was found by this number. Go on filling in.',
  unavailable: 'It cannot be looked up now. Go on filling in.',
}
