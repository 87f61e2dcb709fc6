import type { Locale } from '#contract/fields.ts'
import { equalBytes, sign } from '#platform/crypto.ts'
import type { Context } from '#server/context.ts'

/** Which announcement a link stood in, and to whom that message went. */
export type UnsubscribeLink = { announcementId: number; contactId: number }

/**
 * The unsubscribe link, for a person (a page, in the language of the message) and for mail programs (RFC 8058:
 * one POST without cookies). It opens nothing else and never expires: mail is kept for years.
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

/** Null for a token that this installation did not sign. */
export function readUnsubscribeToken(ctx: Context, token: string): UnsubscribeLink | null {
  const [, announcementId, contactId] = /^([1-9]\d{0,14})-([1-9]\d{0,14})-[\w-]{43}$/.exec(token) ?? []
  const link = { announcementId: Number(announcementId), contactId: Number(contactId) }
  const isOurs = equalBytes(Buffer.from(token), Buffer.from(unsubscribeTokenOf(ctx, link)))
  return isOurs ? link : null
}
