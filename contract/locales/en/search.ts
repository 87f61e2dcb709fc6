import type { search as ptBR } from '../pt-BR/search.ts'
import type { Texts } from '../texts.ts'

export const search: Texts<typeof ptBR> = {
  title: 'Find a record',
  label: 'Name, e-mail, phone, CNPJ/CPF, page address or ID',
  placeholder: 'Name, e-mail, phone, CNPJ/CPF or ID',
  placeholderNoPhones: 'Name, e-mail, CNPJ/CPF or ID',
  start: 'Type part of what you know. Accents and punctuation don’t matter.',
  none: 'No results for “{{text}}”',
  noneAbout: 'Check the spelling or try something else: last name, e-mail domain, only the digits.',
  results: 'Results',
  found_zero: 'No results',
  found_one: '{{count}} result',
  found_other: '{{count}} results',
  client: 'Client',
  contact: 'Contact',
  suspended: 'Suspended',
  open: 'open',
  move: 'select',
  close: 'close',
}
