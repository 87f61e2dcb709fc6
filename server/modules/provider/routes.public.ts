import { z } from 'zod'
import { signInResult } from '#contract/sessions.ts'
import { provider, setupInput } from '#contract/settings.ts'
import { browserOf, setSessionCookies } from '#modules/sessions/cookies.ts'
import type { App } from '#platform/http/app-type.ts'
import { getLogo } from './logo.ts'
import { presentProvider } from './present.ts'
import { getProvider } from './provider.ts'
import { setUp } from './setup.ts'

const tags = ['provider']
const config = { access: 'public', whileImpersonating: true } as const

export async function providerPublicRoutes(app: App): Promise<void> {
  app.get(
    '/provider',
    { schema: { tags, summary: 'The provider as everybody sees it', response: { 200: provider } }, config },
    async (request) => presentProvider(await getProvider(request.ctx), request.ctx.config),
  )

  app.get(
    '/provider/logo',
    {
      schema: {
        tags,
        summary: 'The logo, under an address that changes with it',
        querystring: z.strictObject({ v: z.string().max(64).optional() }),
        response: { 200: z.unknown().describe('The image') },
      },
      config,
    },
    async (request, reply) => {
      const { media_type, image } = await getLogo(request.ctx)
      // As picture and nothing else, whatever its bytes may say.
      return await reply
        .headers({ 'cache-control': 'public, max-age=31536000, immutable', 'content-disposition': 'inline' })
        .type(media_type)
        .send(image)
    },
  )

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
