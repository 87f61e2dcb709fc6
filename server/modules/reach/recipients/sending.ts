import type { Locale } from '#contract/fields.ts'
import { fullName } from '#contract/names.ts'
import { type EmailTemplate, templateCategory } from '#contract/notifications.ts'
import type { SendingDraft, SendingInput } from '#contract/recipients.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { draftWords, queueEmail } from '#modules/mail/emails/queue.ts'
import { AppError } from '#platform/errors.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { decideFor, describeRecipient, listRecipients, type RecipientRow } from './recipient.ts'
import { findSendingRow, insertSending, listSendingRows } from './sending-queries.ts'

/** A document that staff send by hand: which words it begins with, and where its reader finds it. */
export type SentDocument = {
  clientId: number
  invoiceId: number
  /** As the history shows it. */
  subject: { type: 'invoice'; id: number; label: string }
  template: EmailTemplate
  locale: Locale
  variables: Record<string, string | null>
  /** For readers who may see it in the client area. */
  url: string
  isSeenBy: (recipient: RecipientRow) => boolean
  fileName: string
}

const shownSendings = 20

/** Who would get it, who not and why, and the words to begin with. */
export async function draftSending(ctx: Context<StaffActor>, document: SentDocument): Promise<SendingDraft> {
  const rows = await listRecipients(ctx, document.clientId)
  const category = templateCategory[document.template]
  const sendings = await listSendingRows(ctx.db, document.invoiceId, shownSendings)
  return {
    category,
    contacts: rows.map(describeRecipient),
    decisions: decideFor(rows, category),
    ...(await draftWords(ctx, document)),
    fileName: document.fileName,
    sendings: sendings.map(({ id, createdAt, to, ...sender }) => ({
      id,
      at: createdAt.toISOString(),
      senderName: fullName(sender),
      to,
    })),
  }
}

type File = { type: string; content: Buffer }

/**
 * Queues the document for everybody who was picked, whatever they asked for; each mailbox once. The same key sends once.
 * Returns to how many.
 */
export async function sendByHand(
  ctx: Context<StaffActor>,
  document: SentDocument,
  file: File,
  { key, contactIds, copyTo, subject, text }: SendingInput,
): Promise<number> {
  return await inTransaction(ctx, async (tx) => {
    const { clientId, invoiceId, fileName, template, locale, variables } = document
    const picked = await pickRecipients(tx, clientId, contactIds)
    const sendingId = await insertSending(tx.db, {
      key,
      clientId,
      invoiceId,
      senderUserId: tx.actor.userId,
      fileName,
      fileType: file.type,
      file: file.content,
      createdAt: tx.now(),
    })
    if (sendingId === null) return await sentBefore(tx, key, invoiceId)
    const byHand = { written: { subject, text }, sendingId, attachmentName: fileName }
    const mailboxes = mailboxesOf(document, picked, copyTo)
    for (const { to, url } of mailboxes)
      await queueEmail(tx, {
        template,
        to,
        clientId,
        locale,
        variables: { ...variables, documentUrl: url },
        byHand,
      })
    await recordEvent(tx, {
      clientId,
      action: `${document.subject.type}.sent`,
      subject: document.subject,
      after: { to: mailboxes.map(({ to }) => to.email), emailSubject: subject },
    })
    return mailboxes.length
  })
}

async function pickRecipients(ctx: Context, clientId: number, ids: number[]): Promise<RecipientRow[]> {
  const rows = await listRecipients(ctx, clientId)
  const picked = rows.filter(({ id }) => ids.includes(id))
  if (picked.length < new Set(ids).size)
    throw new AppError('request.invalid', { fields: { contactIds: 'contact_gone' } })
  return picked
}

async function sentBefore(ctx: Context, key: string, invoiceId: number): Promise<number> {
  const before = await findSendingRow(ctx.db, key)
  if (before.invoiceId !== invoiceId) throw new AppError('request.invalid', { fields: { key: 'invalid' } })
  return Number(before.count)
}

function mailboxesOf({ isSeenBy, url }: SentDocument, picked: RecipientRow[], copyTo: string[]) {
  const all = [
    ...picked.map((row) => ({
      to: {
        email: row.email,
        name: fullName(row),
        userId: row.userId,
        contactId: row.id,
      },
      url: isSeenBy(row) ? url : null,
    })),
    ...copyTo.map((email) => ({ to: { email, name: null, userId: null, contactId: null }, url: null })),
  ]
  const byMailbox = new Map(all.toReversed().map((one) => [one.to.email.toLowerCase(), one]))
  return all.filter((one) => byMailbox.get(one.to.email.toLowerCase()) === one)
}
