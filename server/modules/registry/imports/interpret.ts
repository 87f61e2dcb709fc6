import { countryCodes } from '#contract/countries.ts'
import type { brazilianStates } from '#contract/fields.ts'
import type { ImportField } from '#contract/import-fields.ts'

/** A row by its fields: trimmed texts, only those that were given. */
export type Given = Partial<Record<ImportField, string>>

export function givenOf(cells: string[], mapping: (ImportField | null)[]): Given {
  const given: Given = {}
  mapping.forEach((field, column) => {
    const text = cells[column]?.trim()
    if (field && text) given[field] = text
  })
  return given
}

/** The address as the forms take it; spreadsheets write countries and states in full, and lose a CEP's first zero. */
export function addressOf(given: Given) {
  const country = countryOf(given.country)
  const isBrazil = country === 'BR'
  return {
    street: [given.street, given.streetNumber, given.streetMore].filter(Boolean).join(', '),
    district: given.district ?? '',
    city: given.city ?? '',
    state: isBrazil ? stateOf(given.state) : (given.state ?? ''),
    postalCode: isBrazil ? padded(given.postalCode, 7, 8) : (given.postalCode ?? ''),
    country,
  }
}

/** A CNPJ or CPF that a spreadsheet took for a number has lost its zeros in front. */
export function taxIdOf(text: string | undefined): string {
  if (text === undefined || !/^\d{9,13}$/.test(text)) return text ?? ''
  return text.length <= 11 ? text.padStart(11, '0') : text.padStart(14, '0')
}

/** WHMCS writes `+55.11987654321`. */
export function phoneOf(text: string | undefined): string {
  return text?.replace(/^(\+\d{1,3})\./, '$1 ') ?? ''
}

/** First and last name, from columns of their own or from one that holds both. */
export function personOf(given: Given): { firstName: string; lastName: string } | null {
  const { contactFirstName, contactLastName, contactName } = given
  if (contactFirstName ?? contactLastName) {
    const [first = '', ...rest] = (contactFirstName ?? '').split(/\s+/)
    // A "Nome" column often holds the whole name.
    if (!contactLastName && rest.length > 0) return { firstName: first, lastName: rest.join(' ') }
    return { firstName: contactFirstName ?? '', lastName: contactLastName ?? '' }
  }
  if (!contactName) return null
  const [firstName = '', ...rest] = contactName.split(/\s+/)
  return { firstName, lastName: rest.join(' ') }
}

function padded(text: string | undefined, from: number, to: number): string {
  return text !== undefined && text.length === from && /^\d+$/.test(text)
    ? text.padStart(to, '0')
    : (text ?? '')
}

const stateNames: Record<(typeof brazilianStates)[number], string> = {
  AC: 'acre',
  AL: 'alagoas',
  AP: 'amapa',
  AM: 'amazonas',
  BA: 'bahia',
  CE: 'ceara',
  DF: 'distrito federal',
  ES: 'espirito santo',
  GO: 'goias',
  MA: 'maranhao',
  MT: 'mato grosso',
  MS: 'mato grosso do sul',
  MG: 'minas gerais',
  PA: 'para',
  PB: 'paraiba',
  PR: 'parana',
  PE: 'pernambuco',
  PI: 'piaui',
  RJ: 'rio de janeiro',
  RN: 'rio grande do norte',
  RS: 'rio grande do sul',
  RO: 'rondonia',
  RR: 'roraima',
  SC: 'santa catarina',
  SP: 'sao paulo',
  SE: 'sergipe',
  TO: 'tocantins',
}
const stateByName = new Map(Object.entries(stateNames).map(([code, name]) => [name, code]))

function stateOf(text: string | undefined): string {
  return (text && stateByName.get(plain(text))) ?? text ?? ''
}

const countryByName = new Map(
  ['pt-BR', 'en'].flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region' })
    return countryCodes.map((code) => [plain(names.of(code) ?? code), code] as const)
  }),
)

/** Without one it is Brazil, as in the forms. What is no country is left for the contract to refuse. */
function countryOf(text: string | undefined): string {
  if (!text) return 'BR'
  return countryByName.get(plain(text)) ?? text.toUpperCase()
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
