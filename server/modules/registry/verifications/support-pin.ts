import type { HistoryAction } from '#contract/history.ts'
import type { ShownSupportPin, SupportPinStatus } from '#contract/verifications.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { decrypt, encrypt, equalBytes, randomCode } from '#platform/crypto.ts'
import { AppError } from '#platform/errors.ts'
import { clearThrottles, minutes, type Throttle, throttle, throttleKey } from '#platform/throttle.ts'
import type { Context, PortalActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { findPinRow, savePin } from './queries.ts'

export async function getPinStatus(ctx: Context, clientId: number): Promise<SupportPinStatus> {
  const row = await findPinRow(ctx.db, clientId)
  return { exists: row !== null, renewedAt: row?.renewedAt.toISOString() ?? null }
}

/** Shows the PIN to the client's people; each look is recorded. */
export async function viewPin(ctx: Context<PortalActor>): Promise<ShownSupportPin> {
  const { clientId } = ctx.actor
  const row = await findPinRow(ctx.db, clientId)
  if (!row) throw new AppError('request.not_found')
  await recordPin(ctx, clientId, 'support_pin.viewed')
  return {
    pin: decrypt(ctx.key, sealOf(clientId), row.pinEncrypted),
    renewedAt: row.renewedAt.toISOString(),
  }
}

/** Creates a PIN, or replaces it; the one before no longer works. */
export async function renewPin(ctx: Context<PortalActor>): Promise<ShownSupportPin> {
  const { clientId, userId } = ctx.actor
  const pin = randomCode()
  const renewedAt = ctx.now()
  await inTransaction(ctx, async (tx) => {
    await savePin(tx.db, {
      clientId,
      pinEncrypted: encrypt(tx.key, sealOf(clientId), pin),
      renewedAt,
      renewedByUserId: userId,
    })
    await recordPin(tx, clientId, 'support_pin.renewed')
  })
  return { pin, renewedAt: renewedAt.toISOString() }
}

/**
 * Checks the PIN that somebody gave; throws when it is wrong. A million PINs are soon tried: attempts are counted for
 * each client before they are compared, and each wrong one is recorded. Not within a transaction.
 */
export async function checkPin(ctx: Context, clientId: number, typed: string): Promise<void> {
  const row = await findPinRow(ctx.db, clientId)
  if (!row) throw new AppError('verification.pin_missing', { fields: { pin: 'verification.pin_missing' } })
  const guard: Throttle = { key: throttleKey('support-pin', clientId), limit: 5, windowMs: minutes(15) }
  await throttle(ctx.db, ctx.now(), [guard], 'verification.too_many_pins')
  const pin = decrypt(ctx.key, sealOf(clientId), row.pinEncrypted)
  if (!equalBytes(Buffer.from(pin), Buffer.from(typed))) {
    await recordPin(ctx, clientId, 'support_pin.mistaken')
    throw new AppError('verification.pin_wrong', { fields: { pin: 'verification.pin_wrong' } })
  }
  await clearThrottles(ctx.db, [guard.key])
}

function sealOf(clientId: number): string {
  return `support PIN ${clientId}`
}

async function recordPin(ctx: Context, clientId: number, action: HistoryAction): Promise<void> {
  await recordEvent(ctx, { clientId, action, subject: { id: clientId } })
}
