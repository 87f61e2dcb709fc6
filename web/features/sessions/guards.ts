import type { QueryClient, QueryExecuteOptions, QueryKey } from '@tanstack/react-query'
import { notFound, redirect } from '@tanstack/react-router'
import type { CurrentSession } from '#contract/sessions.ts'
import { isApiError, signInPath } from '../../lib/api.ts'
import { impersonationOf } from '../../lib/impersonation.ts'
import { readNow } from '../../lib/query.ts'
import { providerQuery } from '../provider/provider.ts'
import { portalSessionQuery, sessionQuery } from './api.ts'
import { hasAccount, homeOf } from './places.ts'

/** The session, or off to sign in (or to type the code) and back to `page` afterwards. */
export async function requireSession(queryClient: QueryClient, page: string): Promise<CurrentSession> {
  const session =
    (await atHand(queryClient, sessionQuery)) ??
    // One may have signed in in another tab since.
    (await queryClient.query({ ...sessionQuery, staleTime: 2_000 }))
  if (session?.state === 'signed-in') return session
  // The address of a tab that acts as somebody begins with that, and would keep it: signing in is elsewhere.
  if (impersonationOf(location.pathname) !== null)
    throw redirect({ href: signInPath(), reloadDocument: true })
  const search = page === '/' ? {} : { next: page }
  throw redirect({ to: session ? '/sign-in/code' : '/sign-in', search })
}

/** Whoever is no staff keeps the address all the same: the area says so, in the place of its pages. */
export async function requireStaff(queryClient: QueryClient, page: string): Promise<void> {
  await findPlace(queryClient, page, (session) => session.staff !== null)
}

/** Loads what the client area needs of `clientId`; for who has no access there, as `requireStaff`. */
export async function requireClient(queryClient: QueryClient, clientId: number, page: string): Promise<void> {
  if (!Number.isSafeInteger(clientId) || clientId < 1) throw notFound()
  if (!(await findPlace(queryClient, page, (session) => hasAccount(session, clientId)))) return
  await atHand(queryClient, portalSessionQuery(clientId)).catch(async (error) => {
    if (!isApiError(error, 'auth.account_required')) throw error
    await readNow(sessionQuery)
  })
}

/** Whether the signed-in person has the place that `isThere` looks for; asks again before it says no. */
async function findPlace(
  queryClient: QueryClient,
  page: string,
  isThere: (session: CurrentSession) => boolean,
): Promise<boolean> {
  if (isThere(await requireSession(queryClient, page))) return true
  // It may have been given a moment ago.
  const fresh = await queryClient.query({ ...sessionQuery, staleTime: 2_000 })
  return fresh !== null && isThere(fresh)
}

/** The choice of account begins with the last used: what is known of that must be of now. */
export async function requireFreshSession(queryClient: QueryClient, page: string): Promise<void> {
  await requireSession(queryClient, page)
  await queryClient.query({ ...sessionQuery, staleTime: 2_000 })
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
