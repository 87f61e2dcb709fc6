import { publicRoutes } from '#areas/public.ts'
import { signInInput, signInResult } from '#contract/sessions.ts'
import { browserOf, setSessionCookies } from './cookies.ts'
import { signIn } from './sign-in.ts'

const anyone = publicRoutes('sessions')

export const sessionPublicRoutes = [
  anyone.post('/sessions', 'public', {
    summary: 'Sign in with e-mail and password',
    body: signInInput,
    created: signInResult,
    whileImpersonating: false,
    handle: async (ctx, input, { request, reply }) => {
      const session = await signIn(ctx, input, browserOf(request))
      setSessionCookies(reply, session)
      return { state: session.state }
    },
  }),
]
