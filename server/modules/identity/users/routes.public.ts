import { z } from 'zod'
import { publicRoutes } from '#areas/public.ts'
import { signInResult } from '#contract/sessions.ts'
import { linkState, linkToken, passwordFromLink, recoveryInput } from '#contract/users.ts'
import { browserOf, setSessionCookies } from '#modules/identity/sessions/cookies.ts'
import { lookAtLink, requestPasswordRecovery, setPasswordByLink } from './password.ts'
import { confirmEmailChange } from './profile.ts'

const anyone = publicRoutes('access')

export const userPublicRoutes = [
  anyone.post('/password-recoveries', 'public', {
    summary: 'Request a recovery link; the answer is the same whether or not the e-mail has a user',
    body: recoveryInput,
    accepted: z.object({}),
    whileImpersonating: false,
    handle: async (ctx, input) => {
      await requestPasswordRecovery(ctx, input.email)
      return {}
    },
  }),

  anyone.post('/links', 'public', {
    summary: 'Inspect a link without using it',
    body: linkToken,
    answer: linkState,
    whileImpersonating: false,
    handle: async (ctx, input) => await lookAtLink(ctx, input.token),
  }),

  anyone.post('/password-resets', 'public', {
    summary: 'Set a password with a link; signs in here and ends every other session',
    body: passwordFromLink,
    created: signInResult,
    whileImpersonating: false,
    handle: async (ctx, input, { request, reply }) => {
      const session = await setPasswordByLink(ctx, input, browserOf(request))
      setSessionCookies(reply, session)
      return { state: 'signed-in' as const }
    },
  }),

  anyone.post('/email-change-confirmations', 'public', {
    summary: 'Confirm a new access e-mail with the link sent to it',
    body: linkToken,
    answer: z.object({ email: z.string() }),
    whileImpersonating: false,
    handle: async (ctx, input) => await confirmEmailChange(ctx, input.token),
  }),
]
