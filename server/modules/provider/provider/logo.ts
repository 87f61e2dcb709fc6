import { createHash } from 'node:crypto'
import type { LogoMediaType } from '#contract/provider.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { AppError } from '#platform/errors.ts'
import type { Context } from '#server/context.ts'
import { asOwner, inTransaction } from '#server/context.ts'
import { deleteLogo, findLogo as findLogoRow, type ProviderRow, saveLogo, updateProvider } from './queries.ts'

/** First bytes by format, in hex (PNG 5.2; ISO/IEC 10918-1 B.1; WebP container: RIFF, four bytes of size, WEBP). */
const signatures: Record<LogoMediaType, RegExp> = {
  'image/png': /^89504e470d0a1a0a/,
  'image/jpeg': /^ffd8ff/,
  'image/webp': /^52494646.{8}57454250/,
}

/** Saves the image as the provider's logo. Its format is detected from its bytes, not from the declared type. */
export async function setLogo(ctx: Context, image: Buffer): Promise<ProviderRow> {
  const start = image.subarray(0, 16).toString('hex')
  const found = Object.entries(signatures).find(([, signature]) => signature.test(start))
  if (!found) throw new AppError('logo.unreadable', { fields: { logo: 'logo.unreadable' } })
  const hash = createHash('sha256').update(image).digest('hex').slice(0, 16)
  return await inTransaction(ctx, async (tx) => {
    await saveLogo(tx.db, { mediaType: found[0], image })
    return await pointTo(tx, hash)
  })
}

export async function removeLogo(ctx: Context): Promise<ProviderRow> {
  return await inTransaction(ctx, async (tx) => {
    await deleteLogo(tx.db)
    return await pointTo(tx, null)
  })
}

export async function getLogo(ctx: Context): Promise<{ mediaType: string; image: Buffer }> {
  const logo = await findLogo(ctx)
  if (!logo) throw new AppError('request.not_found')
  return logo
}

export async function findLogo(ctx: Context): Promise<{ mediaType: string; image: Buffer } | null> {
  return (await asOwner(ctx, (owner) => findLogoRow(owner.db))) ?? null
}

async function pointTo(ctx: Context, logoHash: string | null): Promise<ProviderRow> {
  const row = await updateProvider(ctx.db, { logoHash, updatedAt: ctx.now() })
  if (!row) throw new Error('the provider has no row')
  const action = logoHash ? 'settings.logo_set' : 'settings.logo_removed'
  await recordEvent(ctx, { clientId: null, action, subject: { id: null, label: row.name } })
  return row
}
