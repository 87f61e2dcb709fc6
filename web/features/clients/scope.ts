import { queryClient } from '../../lib/query.ts'

/** Whose records, and who looks: staff name the client, the client's own people act for theirs. */
export type ClientScope = { area: 'staff' | 'portal'; clientId: number }

/** The scope is in the key twice over: as the area's name and as what a change of it makes stale. */
export function scopeKey({ area, clientId }: ClientScope, noun: string) {
  return [area === 'staff' ? 'clients' : 'portal', clientId, noun] as const
}

export function scopePath({ area, clientId }: ClientScope, noun: string): string {
  return area === 'staff' ? `/clients/${clientId}/${noun}` : `/portal/${noun}`
}

export function scopeAccount({ area, clientId }: ClientScope): { account: number | null } {
  return { account: area === 'staff' ? null : clientId }
}

/** A person's change shows in the client's record, e-mails, history and, for oneself, in what one may do. */
export async function forgetAround({ area, clientId }: ClientScope): Promise<void> {
  const keys =
    area === 'staff' ? [['clients', clientId], ['emails'], ['mail-status']] : [['portal', clientId]]
  await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
}
