import type { FastifyContextConfig, FastifyRequest } from 'fastify'
import { type Access, isOpenToTokens } from '#contract/access.ts'
import { recognizeToken } from '#modules/identity/api-tokens/api-token.ts'
import { AppError } from '#platform/errors.ts'
import type { Context } from '#server/context.ts'
import { staffArea } from './access.ts'

/** The secret in `Authorization: Bearer …`; other schemes are a proxy's business. */
export function bearerOf(request: FastifyRequest): string | null {
  const match = /^Bearer(?: +(.*))?$/i.exec(request.headers.authorization ?? '')
  return match && (match[1] ?? '')
}

/** The first gate for programs: public routes, and the staff area except routes that need a person. */
export async function passTokenGate(request: FastifyRequest, ctx: Context, secret: string): Promise<Context> {
  const config = request.routeOptions.config as FastifyContextConfig
  if (config.access === 'public') return ctx
  const actor = await recognizeToken(ctx, secret)
  if (!actor) throw new AppError('auth.token_invalid')
  // A program cannot impersonate anybody.
  const actsAs = request.headers['balcao-impersonation'] !== undefined
  if (actsAs || !isForTokens(config)) throw new AppError('auth.token_not_allowed')
  return staffArea(ctx, actor, config)
}

export function isForTokens({ audience, access, closedToTokens }: FastifyContextConfig): boolean {
  return audience === 'staff' && !closedToTokens && isOpenToTokens(access as Access)
}
