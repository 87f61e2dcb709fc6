import type { InvoiceState } from '#contract/invoice-states.ts'
import type { Actor } from '#server/context.ts'

/** What may be done to an invoice in this state. A draft can be edited; an issued one can only be paid or cancelled. */
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

/** Neither a draft nor a cancelled invoice asks for payment. */
export function mayBeSent(state: string): boolean {
  return state === 'issued' || state === 'paid'
}
