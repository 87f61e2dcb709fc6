import type { QueryClient } from '@tanstack/react-query'
import { notFound, redirect } from '@tanstack/react-router'
import type { CurrentSession } from '../../../contract/sessions.ts'
import { isApiError } from '../../lib/api.ts'
import { providerQuery } from '../settings/provider.ts'
import { portalSessionQuery, sessionQuery } from './api.ts'
import { homeOf } from './places.ts'

/** The session, or off to sign in (or to type the code) and back here afterwards. */
export async function requireSession(queryClient: QueryClient): Promise<CurrentSession> {
  const session = await queryClient.ensureQueryData({ ...sessionQuery, revalidateIfStale: true })
  const search = location.pathname === '/' ? {} : { next: location.pathname + location.search }
  if (!session) throw redirect({ to: '/sign-in', search })
  if (session.state === 'code') throw redirect({ to: '/sign-in/code', search })
  return session
}

export async function requireStaff(queryClient: QueryClient): Promise<void> {
  const session = await requireSession(queryClient)
  if (!session.staff) throw notFound()
}

export async function requireClient(queryClient: QueryClient, clientId: number): Promise<void> {
  const session = await requireSession(queryClient)
  if (!session.accounts.some((account) => account.clientId === clientId)) throw notFound()
  await queryClient
    .ensureQueryData({ ...portalSessionQuery(clientId), revalidateIfStale: true })
    .catch((error) => {
      if (isApiError(error, 'auth.forbidden', 'auth.account_required', 'request.not_found')) throw notFound()
      throw error
    })
}

/** Before the first administrator exists there is nobody to sign in. */
export async function requireSetupDone(queryClient: QueryClient): Promise<void> {
  const provider = await queryClient.ensureQueryData(providerQuery)
  if (provider.setupNeeded) throw redirect({ to: '/setup' })
}

/** The page for the 6 digits is only for who is expected to type them. */
export async function requireCodePending(queryClient: QueryClient): Promise<void> {
  const session = await queryClient.ensureQueryData(sessionQuery)
  if (!session) throw redirect({ to: '/sign-in' })
  if (session.state === 'signed-in') throw redirect({ to: homeOf(session) })
}
