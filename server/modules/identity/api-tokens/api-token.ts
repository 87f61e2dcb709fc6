import type { z } from 'zod'
import { permissionsOfToken } from '#contract/access.ts'
import type { ApiTokenInput, apiTokenQuery } from '#contract/api-tokens.ts'
import { type Facts, recordEvent } from '#modules/history/events/event.ts'
import { hashToken, randomToken } from '#platform/crypto.ts'
import { AppError } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { canHandOver } from './policy.ts'
import {
  type ApiTokenRow,
  findOpenToken,
  findTokenRow,
  insertToken,
  listTokenRows,
  lockRole,
  revokeTokens,
  touchToken,
} from './queries.ts'

/** Lets people and programs that look for leaked secrets recognize one. */
const prefix = 'balcao_'
/** How exact "last used" is: one write a minute and token instead of one a request. */
const usedPrecisionMs = 60_000

/** Whom a program acts for, as of this request. No rate limit on wrong tokens: 256 random bits cannot be guessed. */
export async function recognizeToken(ctx: Context, secret: string): Promise<StaffActor | null> {
  const row = await findOpenToken(ctx.db, hashToken(secret), ctx.now())
  if (!row) return null
  const now = ctx.now()
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= usedPrecisionMs) {
    await touchToken(ctx.db, row.id, now)
  }
  return {
    kind: 'staff',
    userId: row.creatorUserId,
    sessionId: null,
    apiTokenId: row.id,
    permissions: permissionsOfToken(row.role, row.creatorRole),
  }
}

export async function listApiTokens(
  ctx: Context<StaffActor>,
  { cursor, limit, state }: z.output<typeof apiTokenQuery>,
): Promise<Page<ApiTokenRow>> {
  const slice = { before: readCursor(cursor), limit, wanted: state, now: ctx.now() }
  return toPage(await listTokenRows(ctx.db, slice), limit)
}

/** Creates a token; the secret is in this answer and nowhere else. */
export async function createApiToken(
  ctx: Context<StaffActor>,
  { name, role, ...input }: ApiTokenInput,
): Promise<{ row: ApiTokenRow; secret: string }> {
  const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt)
  if (expiresAt && expiresAt <= ctx.now()) throw refused('api_token.expiry_past', 'expiresAt')
  const secret = prefix + randomToken()
  return await inTransaction(ctx, async (tx) => {
    const creatorRole = await lockRole(tx.db, tx.actor.userId)
    if (!creatorRole || !canHandOver(creatorRole, role)) throw refused('api_token.beyond_own', 'role')
    const id = await insertToken(tx.db, {
      name,
      role,
      tokenHash: hashToken(secret),
      hint: secret.slice(-4),
      creatorUserId: tx.actor.userId,
      createdAt: tx.now(),
      expiresAt,
    })
    await recordToken(tx, 'api_token.created', { id, name }, { role, expiresAt })
    return { row: await getRow(tx, id), secret }
  })
}

/** Revokes it at once; one that has expired or was revoked stays as it is. */
export async function revokeApiToken(ctx: Context<StaffActor>, id: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await getRow(tx, id)
    await revoke(tx, { id })
  })
}

/** Tokens end when their creator leaves the staff, and do not come back with them. */
export async function revokeTokensOf(ctx: Context, creatorUserId: number): Promise<void> {
  await revoke(ctx, { creatorUserId })
}

async function revoke(ctx: Context, which: Parameters<typeof revokeTokens>[1]): Promise<void> {
  for (const token of await revokeTokens(ctx.db, which, ctx.now()))
    await recordToken(ctx, 'api_token.revoked', token)
}

async function getRow(ctx: Context, id: number): Promise<ApiTokenRow> {
  const row = await findTokenRow(ctx.db, id)
  if (!row) throw new AppError('request.not_found')
  return row
}

type TokenAction = 'api_token.created' | 'api_token.revoked'

async function recordToken(
  ctx: Context,
  action: TokenAction,
  { id, name }: { id: number; name: string },
  after?: Facts<TokenAction>,
): Promise<void> {
  const subject = { id, label: name }
  await recordEvent(ctx, { clientId: null, action, subject, ...(after && { after }) })
}

function refused(code: 'api_token.expiry_past' | 'api_token.beyond_own', field: string): AppError {
  return new AppError(code, { fields: { [field]: code } })
}
