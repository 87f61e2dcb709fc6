import { signInInput, signInResult } from '#contract/sessions.ts'
import type { App } from '#platform/http/app-type.ts'
import { browserOf, setSessionCookies } from './cookies.ts'
import { signIn } from './sign-in.ts'

export async function sessionPublicRoutes(app: App): Promise<void> {
  app.post(
    '/sessions',
    {
      schema: {
        tags: ['sessions'],
        summary: 'Sign in by e-mail and password',
        body: signInInput,
        response: { 201: signInResult },
      },
      config: { access: 'public', whileImpersonating: false },
    },
    async (request, reply) => {
      const session = await signIn(request.ctx, request.body, browserOf(request))
      setSessionCookies(reply, session)
      return await reply.status(201).send({ state: session.state })
    },
  )
}
