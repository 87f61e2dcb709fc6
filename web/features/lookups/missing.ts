import { formatPhone } from '../../lib/format.ts'
import type { Asked, Found } from './api.ts'

/** The key without punctuation once all of it is typed, null before. Whether it exists is for the other side to say. */
export function bareKey(asked: Asked['what'], typed: string): string | null {
  const bare = typed.toUpperCase().replace(/[.\-/\s]/g, '')
  const whole = asked === 'companies' ? /^[A-Z0-9]{12}\d{2}$/ : /^\d{8}$/
  return whole.test(bare) ? bare : null
}

/** What was found for the fields that are still empty: what somebody typed is never replaced. */
export function missingOf(found: Found, values: Record<string, unknown>): Record<string, string> {
  const missing = Object.entries(found).filter(
    ([field, value]) => value && field in values && values[field] === '',
  ) as [string, string][]
  return Object.fromEntries(
    missing.map(([field, value]) => [field, field === 'phone' ? formatPhone(value) : value]),
  )
}
