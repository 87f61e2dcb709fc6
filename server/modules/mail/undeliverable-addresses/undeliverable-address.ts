import { recordEvent } from '#modules/history/events/event.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { deleteUndeliverable, insertUndeliverable } from './queries.ts'

export type UndeliverableAddress = {
  address: string
  kind: 'bounce' | 'complaint'
  /** What the mail server said. */
  detail: string
  /** Of the message that came back. */
  clientId: number | null
  emailId: number
}

/** From now on the address gets nothing automatic except what its reader needs to sign in. */
export async function markUndeliverable(ctx: Context, mark: UndeliverableAddress): Promise<void> {
  const { clientId, emailId, kind, detail } = mark
  const address = mark.address.toLowerCase()
  await inTransaction(ctx, async (tx) => {
    if (!(await insertUndeliverable(tx.db, { address, kind, detail, notedAt: tx.now() }))) return
    const subject = { id: emailId, label: address }
    await recordEvent(tx, { clientId, action: 'email.address_marked', subject, after: { note: detail } })
  })
}

/** False when it was not undeliverable. */
export async function clearUndeliverable(
  ctx: Context,
  { address, clientId, emailId }: Pick<UndeliverableAddress, 'address' | 'clientId' | 'emailId'>,
): Promise<boolean> {
  return await inTransaction(ctx, async (tx) => {
    if (!(await deleteUndeliverable(tx.db, address))) return false
    const subject = { id: emailId, label: address.toLowerCase() }
    await recordEvent(tx, { clientId, action: 'email.address_lifted', subject })
    return true
  })
}
