import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { AppError } from '../errors.ts'
import type { App } from './app-type.ts'
import { sendPageHeaders } from './security-headers.ts'

/** Serves the built browser program: hashed files for ever, every other address its one page. */
export async function serveWebClient(app: App, folder: string, isHttps: boolean): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return
  const page = await readFile(join(folder, 'index.html'), 'utf8')

  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    cacheControl: false,
    // The build leaves a .br and a .gz beside each file that gains by it.
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('x-content-type-options', 'nosniff')
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })

  app.get('/*', { logLevel: 'silent' }, async (request, reply) => {
    // A missing file or API route answers 404, not the program's page.
    if (/^\/(api|assets)\/|\.\w{2,5}$/.test(request.url.split('?')[0] ?? ''))
      throw new AppError('request.not_found')
    sendPageHeaders(request, reply, isHttps)
    const nonce = `name="csp-nonce" content="${request.styleNonce}"`
    return await reply
      .type('text/html; charset=utf-8')
      .send(page.replace('name="csp-nonce" content=""', nonce))
  })
}
