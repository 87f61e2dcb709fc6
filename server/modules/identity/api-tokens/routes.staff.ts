import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { apiTokenInput, apiTokenPage, apiTokenQuery, newApiToken } from '#contract/api-tokens.ts'
import { idParam } from '#contract/fields.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import { createApiToken, listApiTokens, revokeApiToken } from './api-token.ts'
import { presentApiToken } from './present.ts'

const tags = ['api-tokens']
const config = { access: 'api-tokens:edit', whileImpersonating: false } as const

export async function apiTokenStaffRoutes(app: App): Promise<void> {
  app.get(
    '/api-tokens',
    {
      schema: {
        tags,
        summary: 'List the API tokens of the provider, newest first',
        querystring: apiTokenQuery,
        response: { 200: apiTokenPage },
      },
      config,
    },
    async (request) => {
      const ctx = staffContext(request)
      const { items, next } = await listApiTokens(ctx, request.query)
      return { items: items.map((row) => presentApiToken(ctx.actor, ctx.now(), row)), next }
    },
  )

  app.post(
    '/api-tokens',
    {
      schema: {
        tags,
        summary: 'Make an API token; its secret is in this answer and is never shown again',
        body: apiTokenInput,
        response: { 201: newApiToken },
      },
      config,
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      const { row, secret } = await createApiToken(ctx, request.body)
      return await reply.status(201).send({ ...presentApiToken(ctx.actor, ctx.now(), row), secret })
    },
  )

  app.delete(
    '/api-tokens/:id',
    {
      schema: {
        tags,
        summary: 'Revoke an API token at once',
        params: z.object({ id: idParam }),
        response: { 204: noContent },
      },
      config,
    },
    async (request, reply) => {
      await revokeApiToken(staffContext(request), request.params.id)
      return await reply.status(204).send(null)
    },
  )
}
