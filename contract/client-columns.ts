/** Names that the client list's columns, sorts and filters go by; no schemas, so that addresses can be read with it. */

/** In the order that the list shows them in unless somebody chose otherwise. */
export const clientColumns = [
  'id',
  'tradeName',
  'legalName',
  'plan',
  'status',
  'sessionsRemaining',
  'suspended',
  'dueOn',
  'lastPaidOn',
  'createdAt',
] as const
export type ClientColumn = (typeof clientColumns)[number]

/** A column to sort by, upwards; with a minus before it, downwards. */
export type ClientSort = ClientColumn | `-${ClientColumn}`
export const clientSorts: readonly ClientSort[] = clientColumns.flatMap((column): ClientSort[] => [
  column,
  `-${column}`,
])
/** Newest first: the order that filters, those by days too, have an index in. */
export const defaultClientSort: ClientSort = '-createdAt'

/** Active: with a plan that is active. */
export const clientStatuses = ['active', 'inactive'] as const

export const paymentTypes = ['pix', 'boleto', 'credit_card', 'bank_transfer', 'cash', 'other'] as const

export const paymentStatuses = ['pending', 'paid', 'overdue'] as const

/** For so many days after its deletion a client can be restored. Then its personal data is erased. */
export const restorableDays = 30
