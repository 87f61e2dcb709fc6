import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { StaffRole } from '#contract/access.ts'
import { hashPassword } from '#platform/crypto.ts'
import type {
  Clients,
  Contacts,
  DB,
  Invoices,
  Memberships,
  Plans,
  Subscriptions,
  Users,
} from '#platform/db/types.ts'

let count = 0

/** A user who has proven the mailbox and has no password, unless one is given. */
export async function insertUser(
  db: Kysely<DB>,
  { password, ...overrides }: Partial<Insertable<Users>> & { password?: string } = {},
): Promise<Selectable<Users>> {
  const number = ++count
  const values = {
    email: `user${number}@example.com`,
    first_name: 'Maria',
    last_name: `Souza ${number}`,
    email_verified_at: new Date('2026-01-01T12:00:00Z'),
    password_hash: password === undefined ? null : await hashPassword(password),
    ...overrides,
  }
  return await db.insertInto('users').values(values).returningAll().executeTakeFirstOrThrow()
}

export async function insertStaffUser(
  db: Kysely<DB>,
  { role = 'administrator', ...overrides }: Parameters<typeof insertUser>[1] & { role?: StaffRole } = {},
): Promise<Selectable<Users>> {
  const user = await insertUser(db, overrides)
  await db.insertInto('staff_users').values({ user_id: user.id, role }).execute()
  return user
}

export async function insertClient(
  db: Kysely<DB>,
  overrides: Partial<Insertable<Clients>> = {},
): Promise<Selectable<Clients>> {
  const number = ++count
  const values = {
    trade_name: `Padaria ${number}`,
    legal_name: `Padaria ${number} Ltda.`,
    slug: `padaria-${number}`,
    email: `padaria${number}@example.com`,
    ...overrides,
  }
  return await db.insertInto('clients').values(values).returningAll().executeTakeFirstOrThrow()
}

/** The first of a client becomes its primary contact: the database sees to it. */
export async function insertContact(
  db: Kysely<DB>,
  overrides: Partial<Insertable<Contacts>> = {},
): Promise<Selectable<Contacts>> {
  const number = ++count
  const values = {
    client_id: overrides.client_id ?? (await insertClient(db)).id,
    first_name: 'Ana',
    last_name: `Lima ${number}`,
    email: `contact${number}@example.com`,
    ...overrides,
  }
  return await db.insertInto('contacts').values(values).returningAll().executeTakeFirstOrThrow()
}

/** Access for a contact: of `client_id`, or of a client of their own; by a user of their own. */
export async function insertMembership(
  db: Kysely<DB>,
  overrides: Partial<Insertable<Memberships>> = {},
): Promise<Selectable<Memberships>> {
  const { client_id, contact_id, user_id } = overrides
  const contact =
    contact_id === undefined
      ? await insertContact(db, client_id === undefined ? {} : { client_id })
      : await db.selectFrom('contacts').selectAll().where('id', '=', contact_id).executeTakeFirstOrThrow()
  const values = {
    client_id: contact.client_id,
    contact_id: contact.id,
    user_id: user_id ?? (await insertUser(db)).id,
    permissions: ['contacts:manage'],
    support_level: 2,
    ...overrides,
  }
  return await db.insertInto('memberships').values(values).returningAll().executeTakeFirstOrThrow()
}

export async function insertPlan(
  db: Kysely<DB>,
  overrides: Partial<Insertable<Plans>> = {},
): Promise<Selectable<Plans>> {
  const values = {
    name: `Plano ${++count}`,
    price_cents: 9900,
    cycle_months: 1,
    included_sessions: 1000,
    ...overrides,
  }
  return await db.insertInto('plans').values(values).returningAll().executeTakeFirstOrThrow()
}

/** An active one, of a plan and a client of its own unless they are given. */
export async function insertSubscription(
  db: Kysely<DB>,
  overrides: Partial<Insertable<Subscriptions>> = {},
): Promise<Selectable<Subscriptions>> {
  const values = {
    client_id: overrides.client_id ?? (await insertClient(db)).id,
    plan_id: overrides.plan_id ?? (await insertPlan(db)).id,
    price_cents: 9900,
    currency: 'BRL',
    cycle_months: 1,
    included_sessions: 1000,
    started_on: '2026-11-10',
    anchor_day: 10,
    period_start_on: '2026-11-10',
    period_end_on: '2026-12-10',
    due_on: '2026-11-10',
    ...overrides,
  }
  return await db.insertInto('subscriptions').values(values).returningAll().executeTakeFirstOrThrow()
}

/** What a form sends for a new client. */
export function clientBody(overrides: Record<string, unknown> = {}) {
  const number = ++count
  return {
    tradeName: `Oficina ${number}`,
    legalName: `Oficina ${number} Ltda.`,
    email: `oficina${number}@example.com`,
    ...overrides,
  }
}

/** What a form sends for a new contact without access. */
export function contactBody(overrides: Record<string, unknown> = {}) {
  const number = ++count
  return {
    firstName: 'Bia',
    lastName: `Castro ${number}`,
    email: `person${number}@example.com`,
    notifications: [],
    ...overrides,
  }
}

/** A draft of one line over 100.00, or further in its life. */
export async function insertInvoice(
  db: Kysely<DB>,
  { state = 'draft', ...overrides }: Partial<Insertable<Invoices>> = {},
): Promise<Selectable<Invoices>> {
  const client_id = overrides.client_id ?? (await insertClient(db)).id
  const amounts = { gross_cents: 10_000, discount_cents: 0, tax_cents: 0, total_cents: 10_000 }
  const draft = { currency: 'BRL', due_on: '2026-12-10', ...amounts, ...overrides, client_id }
  const { id } = await db.insertInto('invoices').values(draft).returning('id').executeTakeFirstOrThrow()
  const line = {
    description: 'Hospedagem',
    quantity_thousandths: 1000,
    unit_price_cents: 10_000,
    tax_rate: 0,
  }
  await db
    .insertInto('invoice_lines')
    .values({ invoice_id: id, position: 0, ...line, ...amounts })
    .execute()
  const party = { name: 'Padaria', legalName: null, taxId: null, street: null, district: null, city: null }
  const snapshot = JSON.stringify({
    ...party,
    state: null,
    postalCode: null,
    country: 'BR',
    email: null,
    phone: null,
    locale: 'pt-BR',
  })
  if (state !== 'draft') {
    const number = await db
      .updateTable('document_counters')
      .set((eb) => ({ last_number: eb('last_number', '+', 1) }))
      .returning('last_number')
      .executeTakeFirstOrThrow()
    const issued = { state: 'issued', number: number.last_number, issued_on: '2026-11-20' }
    await updateInvoice(db, id, { ...issued, client_snapshot: snapshot, provider_snapshot: snapshot })
  }
  if (state === 'paid')
    await updateInvoice(db, id, { state, paid_on: '2026-11-21', paid_cents: 10_000, payment_type: 'pix' })
  if (state === 'cancelled')
    await updateInvoice(db, id, { state, cancelled_on: '2026-11-21', cancel_reason: 'Engano' })
  return await db.selectFrom('invoices').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

async function updateInvoice(db: Kysely<DB>, id: number, values: Updateable<Invoices>): Promise<void> {
  await db.updateTable('invoices').set(values).where('id', '=', id).execute()
}
