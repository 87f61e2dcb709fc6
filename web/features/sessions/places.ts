import type { Account, CurrentSession } from '#contract/sessions.ts'

/** How many places the person may go to: clients, and the staff area. */
export function placesOf(session: CurrentSession): number {
  return session.accounts.length + (session.staff ? 1 : 0)
}

export function hasAccount(session: CurrentSession, clientId: number): boolean {
  return session.accounts.some((account) => account.clientId === clientId)
}

/** Where somebody who is signed in belongs: the only place they may go, or the choice between several. */
export function homeOf(session: CurrentSession): string {
  if (placesOf(session) !== 1) return '/accounts'
  return session.staff ? '/staff/clients' : `/c/${session.accounts[0]?.clientId}`
}

/** Last used first, then by name. */
export function byLastUse(accounts: readonly Account[]): Account[] {
  return [...accounts].sort(
    (one, other) =>
      (other.lastUsedAt ?? '').localeCompare(one.lastUsedAt ?? '') ||
      one.tradeName.localeCompare(other.tradeName),
  )
}

/** The accounts whose name holds each word of `text`, ignoring case and accents. */
export function matching(accounts: readonly Account[], text: string): Account[] {
  const words = plain(text).split(/\s+/)
  return accounts.filter(({ tradeName }) => {
    const name = plain(tradeName)
    return words.every((word) => name.includes(word))
  })
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
