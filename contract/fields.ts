import { cnpj, cpf } from 'cpf-cnpj-validator'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { z } from 'zod'
import { countryCodes } from './countries.ts'
import type { FieldErrorCode } from './field-errors.ts'

/** Federative units of Brazil (IBGE), by their two-letter abbreviation. */
// biome-ignore format: a table of codes
export const brazilianStates = [
  'AC', 'AL', 'AP', 'AM', 'BA', 'CE', 'DF', 'ES', 'GO', 'MA', 'MT', 'MS', 'MG', 'PA',
  'PB', 'PR', 'PE', 'PI', 'RJ', 'RN', 'RS', 'RO', 'RR', 'SC', 'SP', 'SE', 'TO',
] as const

export const locales = ['pt-BR', 'en'] as const
export type Locale = (typeof locales)[number]
export const locale = z.enum(locales)

export const id = z.int().positive()
/** Ids in a URL arrive as text. */
export const idParam = z.coerce.number().pipe(id)
export const version = z.int().nonnegative()
/** A day on the calendar, `2026-11-25`, of this and the last century. */
export const day = z
  .string()
  .min(1, 'required')
  .pipe(z.iso.date('invalid').refine((text) => text >= '1900-01-01' && text < '2100-01-01', 'invalid'))
export const timestamp = z.iso.datetime({ offset: true })

/** Those that are counted in hundredths: an amount is a whole number of them. */
export const currencies = ['BRL', 'USD', 'EUR'] as const
export const currency = z.enum(currencies)
/** Money in cents, up to a thousand million. */
export const cents = z.int().min(0).max(100_000_000_000)

// Line breaks, controls and bidirectional overrides have no place in a one-line text: they break e-mail
// headers and let a name pretend to be another. Joiners stay: emoji and several scripts need them.
const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u

// Something that shows: a name of joiners alone would be an empty one.
const visible = /[^\p{Default_Ignorable_Code_Point}\s]/u

/** One line of text: trimmed, in Unicode NFC, not empty. */
export function line(max: number) {
  return z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z.string().superRefine(
        firstProblem([
          ['required', (text) => text === ''],
          ['too_long', (text) => text.length > max],
          ['unprintable', (text) => !text.isWellFormed() || unprintable.test(text)],
          ['required', (text) => !visible.test(text)],
        ]),
      ),
    )
}

/** The first that is wrong with a text. (Zod's own `abort` would silence the rules of the whole form.) */
function firstProblem(problems: [FieldErrorCode, (text: string) => boolean][]) {
  return (text: string, context: z.RefinementCtx<string>) => {
    const found = problems.find(([, isWrong]) => isWrong(text))
    if (found) context.addIssue({ code: 'custom', message: found[0] })
  }
}

/** As `schema`, where an empty text or null means "none" and becomes null; a key that is missing stays missing. */
export function clearable<Schema extends z.ZodType<string, string>>(schema: Schema) {
  return z
    .string()
    .nullable()
    .transform((text) => (text?.trim() ? text : null))
    .pipe(schema.nullable())
}

/** The same, where a missing key means "none" too. */
export function optional<Schema extends z.ZodType<string, string>>(schema: Schema) {
  return clearable(schema).default(null)
}

const emailPattern =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/

/** E-mail address (RFC 5321: 254 characters at most), in lower case: mailboxes are matched without case. */
export const email = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(
    z.string().superRefine(
      firstProblem([
        ['required', (text) => text === ''],
        // Before the pattern, whose time grows with the square of the length.
        ['too_long', (text) => text.length > 254],
        ['email_invalid', (text) => !emailPattern.test(text)],
      ]),
    ),
  )

/** Phone in any usual writing, Brazilian without a prefix; becomes E.164, for example `+5511987654321`. */
export const phone = line(40).transform(toE164)

/** As `phone`; or the mask that stands for a number one may not see: sent back, it keeps that number. */
export const phoneOrMask = line(40).transform((text, context) =>
  /^\+?\d{0,8}•{4}\d{4}$/.test(text) ? text : toE164(text, context),
)

function toE164(text: string, context: z.RefinementCtx<string>): string {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: 'BR', extract: false })
  if (parsed?.isValid()) return parsed.number
  context.addIssue({ code: 'custom', message: 'phone_invalid' })
  return z.NEVER
}

/**
 * CNPJ or CPF with or without punctuation; becomes its 14 or 11 characters. Check digits as in Receita Federal's
 * IN RFB 2.229/2024, which lets letters into the first twelve places of a CNPJ from July 2026.
 */
export const taxId = line(30).transform((text, context) => {
  const bare = text.toUpperCase().replace(/[.\-/\s]/g, '')
  if (bare.length === 11 ? cpf.isValid(bare) : bare.length === 14 && cnpj.isValid(bare)) return bare
  context.addIssue({
    code: 'custom',
    message: bare.length === 11 && /^\d+$/.test(bare) ? 'cpf_invalid' : 'cnpj_invalid',
  })
  return z.NEVER
})

/** 12 characters and more, as NIST SP 800-63B advises: length instead of composition rules. */
export const newPassword = z.string().min(12, 'password_short').max(200, 'too_long')

export const country = z.enum(countryCodes, 'country_unknown')

/** A postal address. In Brazil the state is one of the 27 and the CEP has 8 digits; elsewhere both are free. */
export const addressFields = {
  street: optional(line(200)),
  district: optional(line(100)),
  city: optional(line(100)),
  state: optional(line(60)),
  postalCode: optional(line(12)),
  country: country.default('BR'),
}

type Address = { state: string | null; postalCode: string | null; country: string }

const statesOfBrazil: readonly string[] = brazilianStates

/** Adds the rules of a Brazilian address to an object that holds `addressFields`; messages land at their fields. */
export function checkAddress<Schema extends z.ZodType<Address>>(schema: Schema): Schema {
  // Without `when` the rules would wait until every other field of the form is right.
  const whenRead = (field: string) => ({
    when: ({ issues }: z.core.ParsePayload) =>
      !issues.some(({ path = [] }) => path.length === 0 || path[0] === field || path[0] === 'country'),
  })
  return schema
    .refine(
      ({ country, state }) =>
        country !== 'BR' || state === null || statesOfBrazil.includes(state.toUpperCase()),
      {
        path: ['state'],
        error: 'state_unknown',
        ...whenRead('state'),
      },
    )
    .refine(
      ({ country, postalCode }) =>
        country !== 'BR' || postalCode === null || /^\d{5}-?\d{3}$/.test(postalCode),
      {
        path: ['postalCode'],
        error: 'postal_code_invalid',
        ...whenRead('postalCode'),
      },
    )
}

/** The address as it is kept: a Brazilian state in capitals, a CEP as its 8 digits. */
export function normalizeAddress<T extends Address>(address: T): T {
  if (address.country !== 'BR') return address
  return {
    ...address,
    state: address.state?.toUpperCase() ?? null,
    postalCode: address.postalCode?.replace('-', '') ?? null,
  }
}

/** A page of a list: `next` is the cursor of the following page, null at the end. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

export const pageQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
