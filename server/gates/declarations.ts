import type { RouteOptions } from 'fastify'
import type { App } from '#platform/http/app-type.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route of the API with its declarations. */
    routeTable: RouteOptions[]
  }
}

/** Refuses to boot with a route that does not declare its access and its answer. */
export function requireDeclarations(app: App): void {
  const routes: RouteOptions[] = []
  app.decorate('routeTable', routes)
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/v1/')) routes.push(route)
  })
  app.addHook('onReady', async () => {
    for (const route of routes) checkDeclarations(route)
  })
}

/** Throws when a route lacks a declaration. */
export function checkDeclarations(route: RouteOptions): void {
  const { access, audience, whileImpersonating } = route.config ?? {}
  const missing = [
    access === undefined && 'config.access',
    audience === undefined && 'area',
    audience !== 'staff' && whileImpersonating === undefined && 'config.whileImpersonating',
    route.schema?.response === undefined && 'schema.response',
  ].filter(Boolean)
  if (missing.length > 0)
    throw new Error(`${String(route.method)} ${route.url} declares no ${missing.join(', no ')}`)
}
