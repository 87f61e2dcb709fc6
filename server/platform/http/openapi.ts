import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyContextConfig } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { App } from './app-type.ts'

const errorResponse = {
  description:
    'Refused: the code says why, in `contract/errors.ts`; `fields` holds a message for each wrong field',
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
export async function describeApi(
  app: App,
  version: string,
  isForTokens: (config: FastifyContextConfig) => boolean,
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Balcão',
        version,
        description: 'REST API of the client portal. All of it that browsers use.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'balcao_session' },
          apiToken: { type: 'http', scheme: 'bearer', description: 'A secret that begins with `balcao_`' },
        },
        schemas: { Error: errorSchema as never },
      },
    },
    transform: ({ schema, url, route, ...rest }) => {
      // Health and pages are no part of the API.
      if (!schema) return { schema: { hide: true }, url }
      const described = jsonSchemaTransform({ schema, url, route, ...rest })
      const { access, audience } = route.config ?? {}
      const needed = [{ session: [] }, ...(isForTokens(route.config ?? {}) ? [{ apiToken: [] }] : [])]
      return {
        ...described,
        schema: {
          ...described.schema,
          security: access === 'public' ? [] : needed,
          description: access === 'public' ? 'Public.' : `Area: ${audience}. Needs: ${access}.`,
          response: { ...(described.schema as { response?: object }).response, '4XX': errorResponse },
        },
      }
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP:
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    theme: {
      title: 'Balcão API',
      // The bar at the top asks for the address of another API.
      css: [{ filename: 'balcao.css', content: '.swagger-ui .topbar { display: none }' }],
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
