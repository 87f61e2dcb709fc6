import type { z } from 'zod'
import { type CurrentSession, type codeInput, type signInInput, signInResult } from '#contract/sessions.ts'
import { apiSend } from '../../lib/api.ts'
import { changeLocale } from '../../lib/i18n.ts'
import { queryClient, readNow } from '../../lib/query.ts'
import { sessionQuery } from './api.ts'

const signedOut = { account: null, onSignedOut: 'throw' } as const

export async function signIn(input: z.output<typeof signInInput>): Promise<CurrentSession> {
  await apiSend('POST', signInResult, '/sessions', input, signedOut)
  return freshSession()
}

export async function sendCode(input: z.output<typeof codeInput>): Promise<CurrentSession> {
  await apiSend('POST', signInResult, '/session/verification', input, signedOut)
  return freshSession()
}

export function resendCode(): Promise<void> {
  return apiSend('POST', null, '/session/codes', undefined, signedOut)
}

/** The session after signing in by any way: nothing read before counts any more. */
export async function freshSession(): Promise<CurrentSession> {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'provider' })
  const session = await readNow(sessionQuery)
  if (!session) throw new Error('signed in, but there is no session')
  await changeLocale(session.user.locale, false)
  return session
}
