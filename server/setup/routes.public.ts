import { publicRoutes } from '#areas/public.ts'
import { signInResult } from '#contract/sessions.ts'
import { setupInput } from '#contract/settings.ts'
import { browserOf, setSessionCookies } from '#modules/identity/sessions/cookies.ts'
import { setUp } from './setup.ts'

const anyone = publicRoutes('provider')

export const setupPublicRoutes = [
  anyone.post('/setup', 'public', {
    summary: 'First visit: name the provider and make the first administrator',
    body: setupInput,
    created: signInResult,
    whileImpersonating: false,
    handle: async (ctx, input, { request, reply }) => {
      const session = await setUp(ctx, input, browserOf(request))
      setSessionCookies(reply, session)
      return { state: 'signed-in' as const }
    },
  }),
]
