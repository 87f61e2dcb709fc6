import { signInResult } from '#contract/sessions.ts'
import { setupInput } from '#contract/settings.ts'
import { browserOf, setSessionCookies } from '#modules/identity/sessions/cookies.ts'
import type { App } from '#platform/http/app-type.ts'
import { setUp } from './setup.ts'

const tags = ['provider']

export async function setupPublicRoutes(app: App): Promise<void> {
  app.post(
    '/setup',
    {
      schema: {
        tags,
        summary: 'First visit: name the provider and make the first administrator',
        body: setupInput,
        response: { 201: signInResult },
      },
      config: { access: 'public', whileImpersonating: false },
    },
    async (request, reply) => {
      const session = await setUp(request.ctx, request.body, browserOf(request))
      setSessionCookies(reply, session)
      return await reply.status(201).send({ state: 'signed-in' as const })
    },
  )
}
