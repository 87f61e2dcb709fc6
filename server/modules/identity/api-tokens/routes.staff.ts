import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { apiTokenInput, apiTokenPage, apiTokenQuery, newApiToken } from '#contract/api-tokens.ts'
import { idParam } from '#contract/fields.ts'
import { presentPage } from '#platform/http/page.ts'
import { createApiToken, listApiTokens, revokeApiToken } from './api-token.ts'
import { presentApiToken } from './present.ts'

const staff = staffRoutes('api-tokens')

export const apiTokenStaffRoutes = [
  staff.get('/api-tokens', 'api-tokens:edit', {
    summary: 'List API tokens, newest first',
    query: apiTokenQuery,
    answer: apiTokenPage,
    handle: async (ctx, input) =>
      presentPage(await listApiTokens(ctx, input), (row) => presentApiToken(ctx.actor, ctx.now(), row)),
  }),

  staff.post('/api-tokens', 'api-tokens:edit', {
    summary: 'Create an API token; its secret is in this answer only',
    body: apiTokenInput,
    created: newApiToken,
    handle: async (ctx, input) => {
      const { row, secret } = await createApiToken(ctx, input)
      return { ...presentApiToken(ctx.actor, ctx.now(), row), secret }
    },
  }),

  staff.delete('/api-tokens/:id', 'api-tokens:edit', {
    summary: 'Revoke an API token immediately',
    params: z.object({ id: idParam }),
    handle: async (ctx, input) => await revokeApiToken(ctx, input.id),
  }),
]
