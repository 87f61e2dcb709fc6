import type { lookups as ptBR } from '../pt-BR/lookups.ts'
import type { Texts } from '../texts.ts'

export const lookups: Texts<typeof ptBR> = {
  found: 'Found: {{what}}.',
  fill: 'Fill in the empty fields',
  unknown: 'Nothing was found for this number. Please continue filling in the form.',
  unavailable: 'The lookup is not available right now. Please continue filling in the form.',
}
