import type { InvoiceState } from '#contract/invoice-states.ts'
import type { Invoice } from '#contract/invoices.ts'
import type { Actor } from '#server/context.ts'

/** What may be done to an invoice in this state. A draft is edited; an issued one only ends. */
export function invoiceAbilities(actor: Actor, state: InvoiceState): Invoice['abilities'] {
  const mayEdit = actor.kind === 'staff' && actor.permissions.includes('invoices:edit')
  const draft = mayEdit ? state === 'draft' || 'invoice.not_draft' : 'auth.forbidden'
  const open = mayEdit ? state === 'issued' || 'invoice.not_open' : 'auth.forbidden'
  return {
    edit: draft,
    issue: draft,
    delete: draft,
    recordPayment: open,
    cancel: open,
    send: mayEdit ? mayBeSent(state) || 'invoice.not_sendable' : 'auth.forbidden',
  }
}

/** Neither a draft nor a cancelled invoice asks for payment. */
export function mayBeSent(state: string): boolean {
  return state === 'issued' || state === 'paid'
}
