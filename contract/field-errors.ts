import type { z } from 'zod'

/** What may be wrong with one field. Texts are in `locales` under `fields`. */
export const fieldErrorCodes = [
  'required',
  'invalid',
  'too_long',
  'too_short',
  'unknown_field',
  'unprintable',
  'email_invalid',
  'url_invalid',
  'phone_invalid',
  'cpf_invalid',
  'cnpj_invalid',
  'password_short',
  'country_unknown',
  'state_unknown',
  'postal_code_invalid',
  'contrast_low',
  'too_many_decimals',
  'too_many_lines',
  'discount_above_price',
  'amount_too_large',
  'too_many',
  'nobody_chosen',
  'contact_gone',
  'date_future',
] as const
export type FieldErrorCode = (typeof fieldErrorCodes)[number]

type Issue = z.core.$ZodIssue

/** Zod's issues as path → code; the first issue of a field wins. Paths are dotted: `access.password`. */
export function fieldErrors(issues: readonly Issue[]): Record<string, FieldErrorCode> {
  const errors: Record<string, FieldErrorCode> = {}
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) errors[[...issue.path, key].join('.')] ??= 'unknown_field'
    } else {
      errors[issue.path.join('.')] ??= codeOf(issue)
    }
  }
  return errors
}

function codeOf(issue: Issue): FieldErrorCode {
  if ((fieldErrorCodes as readonly string[]).includes(issue.message)) return issue.message as FieldErrorCode
  // Zod says "received undefined" only in its message.
  if (issue.code === 'invalid_type') return issue.message.endsWith('undefined') ? 'required' : 'invalid'
  if (issue.code === 'too_big' && issue.origin === 'string') return 'too_long'
  if (issue.code === 'too_small' && issue.origin === 'string') return 'too_short'
  return 'invalid'
}
