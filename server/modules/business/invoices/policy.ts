import type { InvoiceState } from '#contract/invoice-states.ts'
import type { Actor } from '#server/context.ts'

/** What may be done to an invoice in this state. A draft is edited; an issued one only ends. */
export function invoiceAbilities(actor: Actor, state: InvoiceState) {
  const mayEdit = actor.kind === 'staff' && actor.permissions.includes('invoices:edit')
  const isDraft = mayEdit && state === 'draft'
  const isOpen = mayEdit && state === 'issued'
  return {
    edit: isDraft,
    issue: isDraft,
    delete: isDraft,
    recordPayment: isOpen,
    cancel: isOpen,
    send: mayEdit && mayBeSent(state),
  }
}

/** A draft is no demand yet, and a cancelled one none any more. */
export function mayBeSent(state: string): boolean {
  return state === 'issued' || state === 'paid'
}
