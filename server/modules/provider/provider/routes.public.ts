import { z } from 'zod'
import { provider } from '#contract/settings.ts'
import type { App } from '#platform/http/app-type.ts'
import { getLogo } from './logo.ts'
import { presentProvider } from './present.ts'
import { getProvider } from './provider.ts'

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
      const { mediaType, image } = await getLogo(request.ctx)
      // As picture and nothing else, whatever its bytes may say.
      return await reply
        .headers({ 'cache-control': 'public, max-age=31536000, immutable', 'content-disposition': 'inline' })
        .type(mediaType)
        .send(image)
    },
  )
}
