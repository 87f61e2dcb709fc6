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

/** A user with a verified e-mail address, and without a password unless one is given. */
export async function insertUser(
  db: Kysely<DB>,
  { password, ...overrides }: Partial<Insertable<Users>> & { password?: string } = {},
): Promise<Selectable<Users>> {
  const number = ++count
  const values = {
    email: `user${number}@example.com`,
    firstName: 'Maria',
    lastName: `Souza ${number}`,
    emailVerifiedAt: new Date('2026-01-01T12:00:00Z'),
    passwordHash: password === undefined ? null : await hashPassword(password),
    ...overrides,
  }
  return await db.insertInto('users').values(values).returningAll().executeTakeFirstOrThrow()
}

export async function insertStaffUser(
  db: Kysely<DB>,
  { role = 'administrator', ...overrides }: Parameters<typeof insertUser>[1] & { role?: StaffRole } = {},
): Promise<Selectable<Users>> {
  const user = await insertUser(db, overrides)
  await db.insertInto('staffUsers').values({ userId: user.id, role }).execute()
  return user
}

export async function insertClient(
  db: Kysely<DB>,
  overrides: Partial<Insertable<Clients>> = {},
): Promise<Selectable<Clients>> {
  const number = ++count
  const values = {
    tradeName: `Padaria ${number}`,
    legalName: `Padaria ${number} Ltda.`,
    slug: `padaria-${number}`,
    email: `padaria${number}@example.com`,
    ...overrides,
  }
  return await db.insertInto('clients').values(values).returningAll().executeTakeFirstOrThrow()
}

/** A trigger makes the first contact of a client its primary contact. */
export async function insertContact(
  db: Kysely<DB>,
  overrides: Partial<Insertable<Contacts>> = {},
): Promise<Selectable<Contacts>> {
  const number = ++count
  const values = {
    clientId: overrides.clientId ?? (await insertClient(db)).id,
    firstName: 'Ana',
    lastName: `Lima ${number}`,
    email: `contact${number}@example.com`,
    ...overrides,
  }
  return await db.insertInto('contacts').values(values).returningAll().executeTakeFirstOrThrow()
}

/** Makes the contact, its client and the user as well, unless they are given. */
export async function insertMembership(
  db: Kysely<DB>,
  overrides: Partial<Insertable<Memberships>> = {},
): Promise<Selectable<Memberships>> {
  const { clientId, contactId, userId } = overrides
  const contact =
    contactId === undefined
      ? await insertContact(db, clientId === undefined ? {} : { clientId })
      : await db.selectFrom('contacts').selectAll().where('id', '=', contactId).executeTakeFirstOrThrow()
  const values = {
    clientId: contact.clientId,
    contactId: contact.id,
    userId: userId ?? (await insertUser(db)).id,
    permissions: ['contacts:manage' as const],
    supportLevel: 2 as const,
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
    priceCents: 9900,
    cycleMonths: 1,
    includedSessions: 1000,
    ...overrides,
  }
  return await db.insertInto('plans').values(values).returningAll().executeTakeFirstOrThrow()
}

/** An active subscription. Makes its plan and client as well, unless they are given. */
export async function insertSubscription(
  db: Kysely<DB>,
  overrides: Partial<Insertable<Subscriptions>> = {},
): Promise<Selectable<Subscriptions>> {
  const values = {
    clientId: overrides.clientId ?? (await insertClient(db)).id,
    planId: overrides.planId ?? (await insertPlan(db)).id,
    priceCents: 9900,
    currency: 'BRL',
    cycleMonths: 1,
    includedSessions: 1000,
    startedOn: '2026-11-10',
    anchorDay: 10,
    periodStartOn: '2026-11-10',
    periodEndOn: '2026-12-10',
    dueOn: '2026-11-10',
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

/** An invoice of one line over 100.00; a draft unless a later state is given. */
export async function insertInvoice(
  db: Kysely<DB>,
  { state = 'draft', ...overrides }: Partial<Insertable<Invoices>> = {},
): Promise<Selectable<Invoices>> {
  const clientId = overrides.clientId ?? (await insertClient(db)).id
  const amounts = { grossCents: 10_000, discountCents: 0, taxCents: 0, totalCents: 10_000 }
  const draft = { currency: 'BRL' as const, dueOn: '2026-12-10', ...amounts, ...overrides, clientId }
  const { id } = await db.insertInto('invoices').values(draft).returning('id').executeTakeFirstOrThrow()
  const line = {
    description: 'Hospedagem',
    quantityThousandths: 1000,
    unitPriceCents: 10_000,
    taxRate: 0,
  }
  await db
    .insertInto('invoiceLines')
    .values({ invoiceId: id, position: 0, ...line, ...amounts })
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
      .updateTable('documentCounters')
      .set((eb) => ({ lastNumber: eb('lastNumber', '+', 1) }))
      .returning('lastNumber')
      .executeTakeFirstOrThrow()
    const issued = { state: 'issued' as const, number: number.lastNumber, issuedOn: '2026-11-20' }
    await updateInvoice(db, id, { ...issued, clientSnapshot: snapshot, providerSnapshot: snapshot })
  }
  if (state === 'paid')
    await updateInvoice(db, id, { state, paidOn: '2026-11-21', paidCents: 10_000, paymentType: 'pix' })
  if (state === 'cancelled')
    await updateInvoice(db, id, { state, cancelledOn: '2026-11-21', cancelReason: 'Engano' })
  return await db.selectFrom('invoices').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

async function updateInvoice(db: Kysely<DB>, id: number, values: Updateable<Invoices>): Promise<void> {
  await db.updateTable('invoices').set(values).where('id', '=', id).execute()
}
