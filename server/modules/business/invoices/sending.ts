import type { SendingInput } from '#contract/recipients.ts'
import { draftSending, type SentDocument, sendByHand } from '#modules/reach/recipients/sending.ts'
import { AppError } from '#platform/errors.ts'
import { formatDay, formatMoney } from '#platform/i18n.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { getInvoice, type InvoiceKey } from './invoice.ts'
import { drawInvoice, invoiceFileName } from './pdf.ts'
import { mayBeSent } from './policy.ts'
import { type InvoiceRecord, invoiceLabel } from './present.ts'

/** What the window for sending an invoice starts with. */
export async function draftInvoiceSending(ctx: Context<StaffActor>, key: InvoiceKey) {
  return await draftSending(ctx, documentOf(ctx, await sendable(ctx, key)))
}

/** Sends the invoice as it stands, with its PDF, to everybody who was picked. Returns to how many mailboxes. */
export async function sendInvoice(
  ctx: Context<StaffActor>,
  key: InvoiceKey,
  input: SendingInput,
): Promise<number> {
  const record = await sendable(ctx, key)
  // Before the transaction: drawing takes its time, and what is drawn never changes.
  const content = await drawInvoice(ctx, record)
  return await sendByHand(ctx, documentOf(ctx, record), { type: 'application/pdf', content }, input)
}

async function sendable(ctx: Context<StaffActor>, key: InvoiceKey): Promise<InvoiceRecord> {
  const record = await getInvoice(ctx, key)
  if (!mayBeSent(record.row.state)) throw new AppError('invoice.not_sendable')
  return record
}

function documentOf(ctx: Context, record: InvoiceRecord): SentDocument {
  const { row, client } = record
  return {
    clientId: row.clientId,
    invoiceId: row.id,
    subject: { type: 'invoice', id: row.id, label: invoiceLabel(row) },
    template: 'invoice_sent',
    locale: client.locale,
    variables: {
      number: String(row.number),
      clientName: client.name,
      amount: formatMoney(row.totalCents, row.currency, client.locale),
      dueDay: formatDay(row.dueOn, client.locale),
    },
    url: `${ctx.config.baseUrl}/c/${row.clientId}/invoices/${row.id}`,
    isSeenBy: ({ permissions }) => permissions?.includes('invoices:view') ?? false,
    fileName: invoiceFileName(record),
  }
}
