import { AppError } from './errors.ts'

/** A phone for people who may not see phones: `+5511987654321` → `+55119••••4321`. */
export function maskPhone(e164: string): string {
  return `${e164.slice(0, -8)}••••${e164.slice(-4)}`
}

/** The number that was sent; or the stored one, when the sender sees phones masked and sent that mask back. */
export function unmaskPhone(sent: string | null, stored: string | null): string | null {
  if (!sent?.includes('•')) return sent
  if (stored !== null && maskPhone(stored) === sent) return stored
  throw new AppError('request.invalid', { fields: { phone: 'phone_invalid' } })
}
