import type { Verification } from '#contract/verifications.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { minutes } from '#platform/throttle.ts'
import type { Context } from '#server/context.ts'
import { presentVerification } from './present.ts'
import { listNewestVerificationRows } from './queries.ts'

/** The newest verification of each contact, as long as the settings let it count as recent. */
export async function listRecentVerifications(
  ctx: Context,
  contactIds: number[],
): Promise<Map<number, Verification>> {
  const { contactVerificationMinutes } = await getProvider(ctx)
  const since = new Date(ctx.now().getTime() - minutes(contactVerificationMinutes))
  const rows = await listNewestVerificationRows(ctx.db, contactIds, since)
  return new Map(rows.map((row) => [row.contactId, presentVerification(row)]))
}
