import type { Locale } from '#contract/fields.ts'
import { equalBytes, sign } from '#platform/crypto.ts'
import type { Context } from '#server/context.ts'

/** Which announcement a link stood in, and to whom that message went. */
export type UnsubscribeLink = { announcementId: number; contactId: number }

/**
 * The way out of announcements, for a person (a page, in the language of the message) and for mail programs (RFC 8058:
 * one POST without cookies). It opens nothing else, so it stays good: mail is kept for years.
 */
export function unsubscribeUrls(ctx: Context, link: UnsubscribeLink, locale: Locale) {
  const token = unsubscribeTokenOf(ctx, link)
  const { baseUrl } = ctx.config
  return {
    page: `${baseUrl}/unsubscribe?lang=${locale}#token=${token}`,
    oneClick: `${baseUrl}/api/v1/unsubscriptions/${token}`,
  }
}

function unsubscribeTokenOf(ctx: Context, { announcementId, contactId }: UnsubscribeLink): string {
  const text = `${announcementId}-${contactId}`
  return `${text}-${sign(ctx.key, 'unsubscribe', text)}`
}

/** Null for what this installation did not write. */
export function readUnsubscribeToken(ctx: Context, token: string): UnsubscribeLink | null {
  const [, announcementId, contactId] = /^([1-9]\d{0,14})-([1-9]\d{0,14})-[\w-]{43}$/.exec(token) ?? []
  const link = { announcementId: Number(announcementId), contactId: Number(contactId) }
  const isOurs = equalBytes(Buffer.from(token), Buffer.from(unsubscribeTokenOf(ctx, link)))
  return isOurs ? link : null
}
