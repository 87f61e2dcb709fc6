import type { z } from 'zod'
import type { emailListQuery, MailStatus, ownEmailListQuery } from '#contract/emails.ts'
import { withBodies } from '#modules/mail/bulk-emails/bulk-email.ts'
import { unsubscribeUrls } from '#modules/mail/bulk-emails/unsubscribe-link.ts'
import { findMailServer } from '#modules/provider/provider/mail.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { decrypt } from '#platform/crypto.ts'
import { AppError } from '#platform/errors.ts'
import { readCursor, toPage } from '#platform/paging.ts'
import type { Context, PortalActor, StaffActor } from '#server/context.ts'
import { listEmailRows } from './list-queries.ts'
import * as queries from './queries.ts'
import { withSecretHidden, withSecretShown } from './secret.ts'

type ListInput = z.output<typeof emailListQuery>

/**
 * All messages; or those to a client's people, also those of no client (password recoveries) to whoever has access
 * there.
 */
export async function listEmails(ctx: Context<StaffActor>, input: ListInput, clientId: number | null = null) {
  if (clientId !== null && !(await queries.clientExists(ctx.db, clientId)))
    throw new AppError('request.not_found')
  const { cursor, limit, ...filter } = input
  const hasDays = filter.from !== undefined || filter.to !== undefined
  const timeZone = hasDays ? (await getProvider(ctx)).timeZone : 'UTC'
  const slice = { filter, timeZone, around: clientId, before: readCursor(cursor), limit }
  return toPage(await listEmailRows(ctx.db, slice), limit)
}

export async function listOwnEmails(
  ctx: Context<PortalActor>,
  { cursor, limit, state }: z.output<typeof ownEmailListQuery>,
) {
  const slice = { before: readCursor(cursor), limit, state }
  return toPage(await queries.listEmailRowsOfClient(ctx.db, ctx.actor.clientId, slice), limit)
}

/** For staff; with dots for the secret. */
export async function getEmail(ctx: Context<StaffActor>, id: number) {
  const [email, secret] = [await queries.findEmailRow(ctx.db, id), await queries.findSecretRow(ctx.db, id)]
  if (!email || !secret) throw new AppError('request.not_found')
  const mark = email.toEmail === null ? undefined : await queries.findUndeliverable(ctx.db, email.toEmail)
  return { ...email, ...withSecretHidden(await withBodies(ctx, email)), secret, mark: mark ?? null }
}

/** A message of the account's client; with dots for the secret. */
export async function getOwnEmail(ctx: Context<PortalActor>, id: number) {
  const email = await queries.findEmailRow(ctx.db, id)
  if (!email || email.clientId !== ctx.actor.clientId) throw new AppError('request.not_found')
  return { ...email, ...withSecretHidden(await withBodies(ctx, email)) }
}

export async function getMailStatus(ctx: Context<StaffActor>): Promise<MailStatus> {
  const transport = ctx.config.demo ? 'demo' : (await findMailServer(ctx)) === null ? 'none' : 'smtp'
  return { transport, ...(await queries.countUnfinished(ctx.db)) }
}

/** What demo mode "sent", as its readers would have got it. */
export async function listDemoEmails(ctx: Context) {
  if (!ctx.config.demo) throw new AppError('request.not_found')
  const rows = await queries.listDemoRows(ctx.db, 50)
  return await Promise.all(
    rows.map(async (row) => {
      const bodies = await withBodies(ctx, row)
      const secret = row.secretEncrypted && decrypt(ctx.key, row.messageId, row.secretEncrypted)
      const shown = secret ?? unsubscribeUrlOf(ctx, row)
      return { ...row, ...(shown === null ? withSecretHidden(bodies) : withSecretShown(bodies, shown)) }
    }),
  )
}

type DemoRow = Awaited<ReturnType<typeof queries.listDemoRows>>[number]

function unsubscribeUrlOf(ctx: Context, { announcementId, contactId, locale }: DemoRow): string | null {
  if (announcementId === null || contactId === null) return null
  return unsubscribeUrls(ctx, { announcementId, contactId }, locale).page
}
