import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { ClientPermission, StaffPermission } from '#contract/access.ts'
import { type CurrentSession, currentSession, type PortalSession, portalSession } from '#contract/sessions.ts'
import { apiGet, isApiError, signInPath } from '../../lib/api.ts'
import { hasUnsaved } from '../../lib/unsaved.ts'

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }): Promise<CurrentSession | null> =>
    apiGet(currentSession, '/session', { signal, account: null, onSignedOut: 'throw' }).catch((error) => {
      if (isApiError(error, 'auth.required')) return null
      throw error
    }),
  staleTime: 30_000,
})

/** The client area of `clientId` as the signed-in person sees it. */
export function portalSessionQuery(clientId: number) {
  return queryOptions({
    queryKey: ['portal', clientId, 'session'],
    queryFn: ({ signal }): Promise<PortalSession> =>
      apiGet(portalSession, '/portal/session', { signal, account: clientId }),
    // A permission taken away is felt at the next step, so hardly anything is kept.
    staleTime: 2_000,
  })
}

/**
 * The session, in areas whose route already made sure that there is one. When it ends meanwhile (in another tab, by
 * time) the person is sent to sign in, and when somebody else signed in there the page starts anew as theirs, unless
 * something typed would be lost by it.
 */
export function useSession(): CurrentSession {
  const { data } = useSuspenseQuery(sessionQuery)
  const [last, setLast] = useState(data)
  const [first] = useState(data)
  if (data && data !== last) setLast(data)
  useEffect(() => {
    if (hasUnsaved()) return
    if (!data) location.assign(signInPath())
    else if (first && data.user.id !== first.user.id) location.reload()
  }, [data, first])
  const session = data ?? last
  if (!session) throw new Error('nobody is signed in')
  return session
}

/** The session or null, where a page is open to everybody. */
export function useMaybeSession(): CurrentSession | null {
  return useQuery(sessionQuery).data ?? null
}

/** The client of the address `/c/:clientId`. */
export function useClientId(): number {
  const { clientId } = useParams({ strict: false })
  return Number(clientId)
}

export function usePortalSession(): PortalSession {
  return useSuspenseQuery(portalSessionQuery(useClientId())).data
}

export function usePortalCan(permission: ClientPermission): boolean {
  return usePortalSession().permissions.includes(permission)
}

export function useStaffCan(permission: StaffPermission): boolean {
  return useSession().staff?.permissions.includes(permission) ?? false
}
