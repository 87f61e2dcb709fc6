import type { FastifyRequest } from 'fastify'
import { id } from '#contract/fields.ts'

/** What a browser tab says it works for. Each names its own, so that two tabs of one session never mix. */
export type Tab = {
  /** The account, of the person's own or of the user acted as; null when it names none. */
  clientId: number | null
  /** The impersonation that it acts under; null for a tab that acts for itself. */
  impersonationId: number | null
}

export function tabOf(request: FastifyRequest): Tab {
  return {
    clientId: idIn(request.headers['balcao-account']),
    impersonationId: idIn(request.headers['balcao-impersonation']),
  }
}

function idIn(header: string | string[] | undefined): number | null {
  if (header === undefined) return null
  const parsed = id.safeParse(Number(header))
  // A malformed id counts as an id that the caller has no access to, not as a missing one.
  return parsed.success ? parsed.data : 0
}
