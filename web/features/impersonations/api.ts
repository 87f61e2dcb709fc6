import { type Impersonation, type ImpersonationInput, impersonation } from '#contract/impersonations.ts'
import { apiSend } from '../../lib/api.ts'

export function startImpersonation(input: ImpersonationInput): Promise<Impersonation> {
  return apiSend('POST', impersonation, '/impersonations', input, { account: null })
}

/** Ends the one that this tab acts under. */
export function leaveImpersonation(): Promise<void> {
  return apiSend('DELETE', null, '/impersonations/current')
}
