import type { z } from 'zod'
import type {
  Announcement,
  AnnouncementEdit,
  AnnouncementInput,
  AnnouncementResults,
  announcementListQuery,
} from '#contract/announcements.ts'
import type { Locale } from '#contract/fields.ts'
import type { HistoryAction } from '#contract/history.ts'
import { recordEvent, type Sides } from '#modules/history/events/event.ts'
import { checkAnnouncementWords, countOutcomes } from '#modules/mail/bulk-emails/bulk-email.ts'
import { getBrand } from '#modules/mail/emails/queue.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { AppError, recordChanged } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { presentAnnouncement } from './present.ts'
import type { AnnouncementRow } from './queries.ts'
import * as queries from './queries.ts'

type StaffContext = Context<StaffActor>
type ListRow = Awaited<ReturnType<typeof queries.listRows>>[number]

export async function listAnnouncements(
  ctx: StaffContext,
  { cursor, limit, state }: z.output<typeof announcementListQuery>,
): Promise<Page<ListRow>> {
  const rows = await queries.listRows(ctx.db, { before: readCursor(cursor), limit, state })
  return toPage(rows, limit)
}

export async function getAnnouncement(ctx: Context, id: number): Promise<AnnouncementRow> {
  const row = await queries.findRow(ctx.db, id)
  if (!row) throw new AppError('request.not_found')
  return row
}

export async function createAnnouncement(
  ctx: StaffContext,
  input: AnnouncementInput,
): Promise<AnnouncementRow> {
  await checkWords(ctx, input)
  return await inTransaction(ctx, async (tx) => {
    const id = await queries.insertAnnouncement(tx.db, {
      ...columns(input),
      authorUserId: tx.actor.userId,
      createdAt: tx.now(),
      updatedAt: tx.now(),
    })
    const row = await getAnnouncement(tx, id)
    await recordAnnouncement(tx, 'announcement.created', row, { after: facts(row) })
    return row
  })
}

/** Saves a draft, unless somebody saved it since `version`. */
export async function saveAnnouncement(
  ctx: StaffContext,
  { id, version, ...input }: AnnouncementEdit & { id: number },
): Promise<AnnouncementRow> {
  await checkWords(ctx, input)
  return await inTransaction(ctx, async (tx) => {
    const before = await lockDraft(tx, id, version)
    await queries.updateRow(tx.db, id, { ...columns(input), updatedAt: tx.now() })
    const row = await getAnnouncement(tx, id)
    await recordAnnouncement(tx, 'announcement.updated', row, { before: facts(before), after: facts(row) })
    return row
  })
}

export async function deleteAnnouncement(ctx: StaffContext, id: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockDraft(tx, id, null)
    await queries.deleteRow(tx.db, id)
    await recordAnnouncement(tx, 'announcement.deleted', row)
  })
}

/** Locks a draft; refuses anything else, and one that was saved since `version`. */
export async function lockDraft(
  ctx: StaffContext,
  id: number,
  version: number | null,
): Promise<AnnouncementRow> {
  await queries.lockRow(ctx.db, id)
  const row = await getAnnouncement(ctx, id)
  if (row.state !== 'draft') throw new AppError('announcement.not_draft')
  if (version !== null && row.version !== version) throw recordChanged(await describeAnnouncement(ctx, row))
  return row
}

/** As the API shows it, with its results so far. */
export async function describeAnnouncement(ctx: Context, row: AnnouncementRow): Promise<Announcement> {
  const { timeZone } = await getProvider(ctx)
  return presentAnnouncement(row, { results: await findResults(ctx, row), timeZone })
}

async function findResults(ctx: Context, row: AnnouncementRow): Promise<AnnouncementResults | null> {
  if (row.startedAt === null) return null
  const { unqueued, unsubscribed } = await queries.countRecipients(ctx.db, row.id, row.queuedTo)
  const outcomes = await countOutcomes(ctx, row.id)
  const total = (counted: (typeof outcomes)[number][]) => counted.reduce((sum, one) => sum + one.count, 0)
  const count = (...states: string[]) => total(outcomes.filter(({ state }) => states.includes(state)))
  const isCancelled = row.state === 'cancelled'
  return {
    recipients: row.recipientCount,
    isCounted: row.gatheredTo >= row.gatherUntil,
    sent: count('sent'),
    waiting: count('queued', 'sending') + (isCancelled ? 0 : unqueued),
    failed: count('failed'),
    suppressed: outcomes
      .filter(({ state, reason }) => state === 'suppressed' && reason !== 'announcement_cancelled')
      .map(({ reason, count: number }) => ({ reason: reason ?? '', count: number })),
    withheld:
      (isCancelled ? unqueued : 0) +
      total(outcomes.filter(({ reason }) => reason === 'announcement_cancelled')),
    unsubscribed,
  }
}

export type AnnouncementAction = Extract<HistoryAction, `announcement.${string}`>

export async function recordAnnouncement(
  ctx: Context,
  action: AnnouncementAction,
  row: Pick<AnnouncementRow, 'id' | 'subjectPt' | 'subjectEn'>,
  sides: Sides<AnnouncementAction> = {},
): Promise<void> {
  const subject = { id: row.id, label: row.subjectPt ?? row.subjectEn }
  await recordEvent(ctx, { clientId: null, action, subject, ...sides })
}

async function checkWords(ctx: Context, input: AnnouncementInput): Promise<void> {
  const brand = await getBrand(ctx)
  const check = (
    locale: Locale,
    subject: string | null,
    body: string | null,
    fields: { subject: string; body: string },
  ) => {
    if (subject !== null && body !== null) checkAnnouncementWords(locale, { subject, body }, brand, fields)
  }
  check('pt-BR', input.subject, input.body, { subject: 'subject', body: 'body' })
  check('en', input.subjectEn, input.bodyEn, { subject: 'subjectEn', body: 'bodyEn' })
}

function columns({ subject, body, subjectEn, bodyEn, filter }: AnnouncementInput) {
  return {
    subjectPt: subject,
    bodyPt: body,
    subjectEn,
    bodyEn,
    filter: JSON.stringify(filter),
  }
}

function facts(row: AnnouncementRow) {
  const { subjectPt, bodyPt, subjectEn, bodyEn, filter } = row
  return { subject: subjectPt, body: bodyPt, subjectEn, bodyEn, audience: filter }
}
