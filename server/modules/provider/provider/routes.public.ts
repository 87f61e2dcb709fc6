import { z } from 'zod'
import { publicRoutes } from '#areas/public.ts'
import { provider } from '#contract/provider.ts'
import { getLogo } from './logo.ts'
import { presentProvider } from './present.ts'
import { getProvider } from './provider.ts'

const anyone = publicRoutes('provider')

export const providerPublicRoutes = [
  anyone.get('/provider', 'public', {
    summary: 'The provider as everybody sees it',
    answer: provider,
    whileImpersonating: true,
    handle: async (ctx) => presentProvider(await getProvider(ctx), ctx.config),
  }),

  anyone.get('/provider/logo', 'public', {
    summary: 'The logo, under an address that changes with it',
    query: z.strictObject({ v: z.string().max(64).optional() }),
    answer: z.unknown().describe('The image'),
    whileImpersonating: true,
    handle: async (ctx, _input, { reply }) => {
      const { mediaType, image } = await getLogo(ctx)
      // Served as an image only, whatever its bytes contain.
      reply.headers({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-disposition': 'inline',
        'content-type': mediaType,
      })
      return image
    },
  }),
]
