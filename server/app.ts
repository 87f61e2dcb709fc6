import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import type { Route } from '#areas/route.ts'
import { AppError } from '#platform/errors.ts'
import type { App } from '#platform/http/app-type.ts'
import { createErrorHandler } from '#platform/http/error-handler.ts'
import { describeApi } from '#platform/http/openapi.ts'
import { validatorCompiler } from '#platform/http/validation.ts'
import { serveWebClient } from '#platform/http/web-client.ts'
import type { Context } from './context.ts'
import { requireDeclarations } from './gates/declarations.ts'
import { openGates } from './gates/gates.ts'
import { isForTokens } from './gates/token.ts'
import { portalArea } from './routes.portal.ts'
import { demoRoutes, publicArea } from './routes.public.ts'
import { staffArea } from './routes.staff.ts'
import { userArea } from './routes.user.ts'

type Options = {
  /** The context of jobs and start-up; each request gets a copy with its caller. */
  ctx: Context
  isReady: () => Promise<boolean>
  logger?: FastifyServerOptions['loggerInstance']
  version: string
  webFolder?: string
}

/** The whole program as one Fastify instance: gates, areas with their routes, API description, browser program. */
export async function buildApp({ ctx, isReady, logger, version, webFolder }: Options): Promise<App> {
  const app = createServer(ctx, logger)
  requireDeclarations(app)
  await app.register(cookie)
  await describeApi(app, version, isForTokens)
  openGates(app, ctx)

  addArea(app, '/api/v1', ctx.config.demo ? [...publicArea, ...demoRoutes] : publicArea)
  addArea(app, '/api/v1', userArea)
  addArea(app, '/api/v1/portal', portalArea)
  addArea(app, '/api/v1', staffArea)

  addHealth(app, isReady)
  await serveWebClient(
    app,
    webFolder ?? join(import.meta.dirname, '../dist/web'),
    ctx.config.baseUrl.startsWith('https:'),
  )
  return app
}

function createServer(ctx: Context, logger: Options['logger']): App {
  const app: FastifyInstance = fastify({
    ...(logger ? { loggerInstance: logger } : {}),
    // Addresses of requests can hold what people searched for; only failures are logged.
    logController: new LogController({ disableRequestLogging: true }),
    exposeHeadRoutes: false,
    trustProxy: trustedProxies(ctx.config.trustProxy),
    bodyLimit: 256 * 1024,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(createErrorHandler((request) => request.ctx?.locale ?? ctx.locale))
  app.setNotFoundHandler(() => {
    throw new AppError('request.not_found')
  })
  return app
}

/** A number of proxies is counted from our side: what a caller forges stands further out and is not believed. */
function trustedProxies(setting: Context['config']['trustProxy']): FastifyServerOptions['trustProxy'] & {} {
  return typeof setting === 'number' ? (_address: string, hop: number) => hop < setting : setting
}

/** In a scope of its own, so that a body parser of one area does not apply to another. */
function addArea(app: App, prefix: string, routes: Route[]): void {
  app.register(
    async (area) => {
      for (const add of routes) add(area)
    },
    { prefix },
  )
}

/** `/healthz`: the process answers. `/readyz`: database and queue answer too. */
function addHealth(app: App, isReady: Options['isReady']): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const ready = await isReady().catch(() => false)
    return await reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'unavailable' })
  })
}
