import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { App } from './app-type.ts'

const errorResponse = {
  description: 'Refused: the code says why, in `contract/errors.ts`; `fields` holds a message for each wrong field',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
}

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'requestId'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string', description: 'In the language of the caller' },
        data: { type: 'object', additionalProperties: true },
        fields: { type: 'object', additionalProperties: { type: 'string' } },
        requestId: { type: 'string' },
      },
    },
  },
} as const

/** Describes every route from the schemas that validate it: JSON at `/api/openapi.json`, a page at `/api/docs`. */
export async function describeApi(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Balcão', version, description: 'REST API of the client portal. All of it that browsers use.' },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'balcao_session' } },
        schemas: { Error: errorSchema as never },
      },
    },
    transform: ({ schema, url, route, ...rest }) => {
      // Health checks and pages are no part of the API, and declare nothing.
      if (!route.config?.audience) return { schema: { hide: true }, url }
      const described = jsonSchemaTransform({ schema, url, route, ...rest } as Parameters<typeof jsonSchemaTransform>[0])
      const { access, audience } = route.config ?? {}
      return {
        ...described,
        schema: {
          ...described.schema,
          security: access === 'public' ? [] : [{ session: [] }],
          description: access === 'public' ? 'Public.' : `Area: ${audience}. Needs: ${access}.`,
          response: { ...(described.schema as { response?: object }).response, '4xx': errorResponse },
        } as never,
      }
    },
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true, theme: { title: 'Balcão API' } })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
