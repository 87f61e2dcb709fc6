import {
  type ApiToken,
  type ApiTokenInput,
  apiTokenPage,
  type NewApiToken,
  newApiToken,
} from '#contract/api-tokens.ts'
import { apiSend } from '../../lib/api.ts'
import { pagedQuery, queryClient } from '../../lib/query.ts'

const key = ['api-tokens'] as const

export function apiTokensQuery(state: 'active' | 'ended') {
  return pagedQuery<ApiToken>(apiTokenPage, key, '/api-tokens', { query: { state } })
}

/** The secret is in this answer alone, and kept nowhere. */
export async function createApiToken(input: ApiTokenInput): Promise<NewApiToken> {
  const made = await apiSend('POST', newApiToken, '/api-tokens', input)
  void queryClient.invalidateQueries({ queryKey: key })
  return made
}

export async function revokeApiToken(id: number): Promise<void> {
  await apiSend('DELETE', null, `/api-tokens/${id}`)
  await queryClient.invalidateQueries({ queryKey: key })
}
