import type { z } from 'zod'
import { fieldErrors } from '#contract/field-errors.ts'
import type { Translate } from './i18n.ts'

/** What zod found wrong, as path → message in the reader's language. */
export function fieldMessages(error: z.ZodError | undefined, t: Translate): Record<string, string> {
  if (!error) return {}
  return Object.fromEntries(
    Object.entries(fieldErrors(error.issues)).map(([path, code]) => [path, t(`fields.${code}`)]),
  )
}
