import type { InvoicePayment } from '#contract/invoices.ts'
import { providerToday } from '#modules/provider/provider/provider.ts'
import { AppError } from '#platform/errors.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { type InvoiceKey, lockDraft, lockInvoice, recordInvoice, recordOf } from './invoice.ts'
import { currentParties } from './parties.ts'
import type { InvoiceRecord } from './present.ts'
import { allocateNumber, type InvoiceRow, updateInvoiceRow } from './queries.ts'

/** Gives the draft its number and freezes it, with who sells to whom. From then on the client sees it. */
export async function issueInvoice(
  ctx: Context,
  { version, ...key }: InvoiceKey & { version: number },
): Promise<InvoiceRecord> {
  return await inTransaction(ctx, async (tx) => {
    const { row, today } = await lockDraft(tx, key, version)
    if (row.totalCents === 0) throw new AppError('invoice.nothing_to_pay')
    if (row.dueOn < today) throw new AppError('invoice.due_past', { fields: { dueOn: 'invoice.due_past' } })
    const { provider, client } = await currentParties(tx, key.clientId)
    const issued = await updateInvoiceRow(tx.db, key.id, {
      state: 'issued',
      issuedOn: today,
      clientSnapshot: JSON.stringify(client),
      providerSnapshot: JSON.stringify(provider),
      number: await allocateNumber(tx.db, 'invoice'),
      updatedAt: tx.now(),
    })
    await recordInvoice(tx, 'invoice.issued', issued, { after: { issuedOn: today, dueOn: issued.dueOn } })
    return await recordOf(tx, issued)
  })
}

/** Records that the whole amount was paid. */
export async function recordPayment(
  ctx: Context,
  { paidOn, paymentType, ...key }: InvoiceKey & InvoicePayment,
): Promise<InvoiceRecord> {
  return await inTransaction(ctx, async (tx) => {
    const row = await lockIssued(tx, key)
    if (paidOn > (await providerToday(tx))) {
      throw new AppError('invoice.paid_in_future', { fields: { paidOn: 'invoice.paid_in_future' } })
    }
    const paid = await updateInvoiceRow(tx.db, key.id, {
      state: 'paid',
      paidOn,
      paidCents: row.totalCents,
      paymentType,
      updatedAt: tx.now(),
    })
    await recordInvoice(tx, 'invoice.paid', paid, { after: { paidOn, paymentType } })
    return await recordOf(tx, paid)
  })
}

/** Cancels the invoice. The number stays: a gap would have to be explained to the tax office. */
export async function cancelInvoice(
  ctx: Context,
  { reason, ...key }: InvoiceKey & { reason: string },
): Promise<InvoiceRecord> {
  return await inTransaction(ctx, async (tx) => {
    await lockIssued(tx, key)
    const cancelled = await updateInvoiceRow(tx.db, key.id, {
      state: 'cancelled',
      cancelledOn: await providerToday(tx),
      cancelReason: reason,
      updatedAt: tx.now(),
    })
    await recordInvoice(tx, 'invoice.cancelled', cancelled, { after: { reason } })
    return await recordOf(tx, cancelled)
  })
}

async function lockIssued(ctx: Context, key: InvoiceKey): Promise<InvoiceRow> {
  const row = await lockInvoice(ctx, key)
  if (row.state !== 'issued') throw new AppError('invoice.not_open')
  return row
}
