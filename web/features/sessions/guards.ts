import type { QueryClient, QueryExecuteOptions, QueryKey } from '@tanstack/react-query'
import { notFound, redirect } from '@tanstack/react-router'
import type { CurrentSession } from '../../../contract/sessions.ts'
import { isApiError } from '../../lib/api.ts'
import { providerQuery } from '../settings/provider.ts'
import { portalSessionQuery, sessionQuery } from './api.ts'
import { homeOf } from './places.ts'

/** The session, or off to sign in (or to type the code) and back here afterwards. */
export async function requireSession(queryClient: QueryClient): Promise<CurrentSession> {
  const session =
    (await atHand(queryClient, sessionQuery)) ??
    // One may have signed in in another tab since.
    (await queryClient.query({ ...sessionQuery, staleTime: 2_000 }))
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
  await atHand(queryClient, portalSessionQuery(clientId)).catch((error) => {
    if (isApiError(error, 'auth.forbidden', 'auth.account_required', 'request.not_found')) throw notFound()
    throw error
  })
}

/** Before the first administrator exists there is nobody to sign in. */
export async function requireSetupDone(queryClient: QueryClient): Promise<void> {
  const provider = await atHand(queryClient, providerQuery)
  if (provider.setupNeeded) throw redirect({ to: '/setup' })
}

/** The page for the 6 digits is only for who is expected to type them. */
export async function requireCodePending(queryClient: QueryClient): Promise<void> {
  const session = await atHand(queryClient, sessionQuery)
  if (!session) throw redirect({ to: '/sign-in' })
  if (session.state === 'signed-in') throw redirect({ to: homeOf(session) })
}

/** What is known already, refreshed behind the scenes when it is old; what is not known yet is waited for. */
async function atHand<Data, Key extends QueryKey>(
  queryClient: QueryClient,
  options: QueryExecuteOptions<Data, Error, Data, Data, Key>,
): Promise<Data> {
  const data = await queryClient.query({ ...options, staleTime: 'static' })
  // A failure shows at the next question that needs the answer.
  queryClient.query(options).catch(() => undefined)
  return data
}
