import { randomUUID } from 'node:crypto'
import type { RouteOptions } from 'fastify'
import type { Updateable } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Access,
  clientPermissions,
  isOpenToTokens,
  type StaffPermission,
  staffRoleAllows,
  staffRoles,
} from '#contract/access.ts'
import { startSession } from '#modules/identity/sessions/session.ts'
import type { Subscriptions } from '#platform/db/types.ts'
import { insertAnnouncementFor, insertUnsubscribeToken } from './announcements.ts'
import { buildTestApp, signInAs, type TestApp } from './app.ts'
import { programWith } from './callers.ts'
import {
  clientBody,
  contactBody,
  insertClient,
  insertContact,
  insertInvoice,
  insertMembership,
  insertPlan,
  insertStaffUser,
  insertSubscription,
  insertUser,
} from './factories.ts'
import { signInAgent, startActing } from './impersonation.ts'
import { type Call, callAs, codeOf, enterAsStaff } from './people.ts'
import { planBody } from './plans.ts'
import { insertImport, insertTask } from './staged-work.ts'

/** The records of one client that addresses can name. */
type Records = {
  clientId: number
  contacts: number
  users: number
  invitations: number
  emails: number
  /** A draft, and one that was issued. */
  invoices: number
  issued: number
  /** Of the one who may do everything. */
  membershipId: number
  /** A contact with access. */
  holder: number
  headers: Record<string, string>
}

const invoiceBody = {
  dueOn: '2026-12-10',
  lines: [{ description: 'Hospedagem', quantity: 1, unitPriceCents: 10_000 }],
}
const grant = { permissions: [], supportLevel: 0 as const }
/** What each writing route needs to get past its schema. */
const bodies: Record<string, object | (() => object)> = {
  'POST clients/suspension': { reason: 'Fatura em atraso' },
  'POST clients/reactivation': { reason: 'Pagou' },
  'PUT clients': () => ({ ...clientBody(), version: 0 }),
  'POST clients/contacts': () => contactBody(),
  'POST clients/invitations': () => ({ email: freshEmail(), ...grant }),
  'PUT saved-views': { name: 'Outra', view: { filter: {} }, version: 0 },
  'PUT contacts': { ...contactBody(), version: 0 },
  'PUT users': { ...grant, version: 0 },
  'POST contacts/verifications': { checked: ['name'], outcome: 'confirmed' },
  'POST clients/invoices': invoiceBody,
  'PUT invoices': { ...invoiceBody, version: 0 },
  'POST invoices/issuance': { version: 0 },
  'POST invoices/sendings': () => ({
    key: randomUUID(),
    contactIds: [],
    copyTo: ['copia@example.com'],
    subject: 'Fatura',
    text: 'Segue a fatura.',
  }),
  'POST invoices/payment': { paidOn: '2026-11-20', paymentType: 'pix' },
  'POST invoices/cancellation': { reason: 'Engano' },
  'PUT staff-users': { role: 'reader', version: 0 },
  'PUT announcements': { subject: 'Outro', body: 'Olá', version: 0 },
  'PUT announcements/schedule': { at: null, version: 0 },
  'PUT imports': { mapping: ['tradeName', 'email'], updatesExisting: true, version: 0 },
  'POST imports': { onlyRight: true, version: 0 },
  'PUT plans': () => planBody({ version: 0 }),
  'POST clients/subscriptions': () => ({ planId: planIds[1], startedOn: '2026-11-20', dueOn: '2026-11-30' }),
  'PUT clients/subscription': { dueOn: '2026-11-30', paymentType: 'pix', paymentStatus: 'paid', version: 0 },
  'POST clients/subscription/extra-sessions': { sessions: 5, reason: 'Campanha' },
  'PUT clients/subscription/plan-change': () => ({ planId: planIds[1], when: 'at_renewal', version: 0 }),
  'PUT clients/subscription/cancellation': { when: 'now', version: 0 },
  'POST clients/payments': { amountCents: 1, paidOn: '2026-11-20', paymentType: 'pix', dueOn: '2026-11-30' },
  'POST clients/usage': { sessions: 1, idempotencyKey: 'x' },
}
const queries: Record<string, () => string> = {
  'GET clients/subscription/plan-change': () => `?planId=${planIds[1]}`,
}
/** What must be so of the client's subscription for a route to have something to do. */
const states: Record<string, () => Updateable<Subscriptions>> = {
  'POST clients/subscriptions': () => ({ state: 'cancelled', endedOn: '2026-11-20' }),
  'DELETE clients/subscription/plan-change': () => ({ nextPlanId: planIds[1] ?? null }),
  'DELETE clients/subscription/cancellation': () => ({ cancelsAtPeriodEnd: true }),
}
const kinds = ['contacts', 'users', 'invitations', 'emails', 'invoices'] as const
/** Records of no client, by the start of their addresses: one that the caller may name, and one that they may not. */
type Named = { own: number | string; foreign: number | string }
const ofNoClient: Record<string, (caller: Somebody, route: RouteOptions) => Promise<Named>> = {
  sessions: async ({ userId }) => ({ own: await openSession(userId), foreign: await openSession() }),
  impersonations: async (caller) => ({ own: await actBy(caller), foreign: await actBy(await enterStaff()) }),
  'saved-views': async ({ userId }) => ({
    own: await insertView(userId),
    foreign: await insertView((await insertStaffUser(it.db)).id),
  }),
  'deleted-clients': async () => ({
    own: (await insertClient(it.db, { deletedAt: it.clock.now() })).id,
    foreign: nowhere,
  }),
  'staff-users': async () => ({ own: (await insertStaffUser(it.db)).id, foreign: nowhere }),
  'staff-invitations': async ({ call }) => {
    const body = { email: freshEmail(), role: 'reader' }
    const invitation = await call('POST', 'staff-invitations', body)
    return { own: invitation.json().id, foreign: (await insertRecords()).invitations }
  },
  emails: async () => ({ own: (await insertRecords()).emails, foreign: nowhere }),
  announcements: async (_, route) => ({ own: await insertAnnouncementFor(it, route), foreign: nowhere }),
  unsubscriptions: async () => {
    const token = await insertUnsubscribeToken(it)
    return { own: token, foreign: token.replace(/^\d+/, '999999') }
  },
  plans: async () => ({ own: (await insertPlan(it.db)).id, foreign: nowhere }),
  'api-tokens': async ({ call }) => ({
    own: (await call('POST', 'api-tokens', { name: 'ERP', role: 'reader' })).json().id,
    foreign: nowhere,
  }),
  imports: async ({ userId }) => ({
    own: await insertImport(it, userId),
    foreign: await insertImport(it, (await insertStaffUser(it.db)).id),
  }),
  'background-tasks': async ({ userId }) => ({
    own: await insertTask(it, userId),
    foreign: await insertTask(it, (await insertStaffUser(it.db)).id),
  }),
}
const nowhere = 999_999_999

let it: TestApp
let agent: Call
let planIds: number[]
let count = 0
beforeAll(async () => {
  it = await buildTestApp()
  planIds = [(await insertPlan(it.db)).id, (await insertPlan(it.db)).id]
  agent = await enterAsStaff(it)
})
afterAll(async () => await it.close())

/** A client with somebody who may do everything, and one record of each kind besides. */
async function insertRecords(): Promise<Records> {
  // Whoever invites too many within an hour is stopped.
  if (count % 50 === 0) agent = await enterAsStaff(it)
  const { clientId } = await insertContact(it.db)
  const member = await insertMembership(it.db, {
    clientId,
    permissions: [...clientPermissions],
    supportLevel: 6,
  })
  const { id: contacts } = await insertContact(it.db, { clientId })
  const user = await insertMembership(it.db, { clientId, permissions: [], supportLevel: 0 })
  const email = freshEmail()
  const invitation = await agent('POST', `clients/${clientId}/invitations`, { email, ...grant })
  // So that it can be sent again.
  const { id: emails } = await it.db
    .updateTable('emails')
    .set({ state: 'failed' })
    .where('toEmail', '=', email)
    .returning('id')
    .executeTakeFirstOrThrow()
  const headers = await signInAs(it, { kind: 'portal', userId: member.userId, clientId })
  const [planId = 0] = planIds
  await insertSubscription(it.db, { clientId, planId, dueOn: '2026-11-30' })
  const { id: invoices } = await insertInvoice(it.db, { clientId })
  const { id: issued } = await insertInvoice(it.db, { clientId, state: 'issued' })
  const ids = {
    clientId,
    contacts,
    users: user.id,
    invitations: invitation.json().id,
    emails,
    invoices,
    issued,
  }
  return { ...ids, headers, membershipId: member.id, holder: user.contactId }
}

async function insertView(ownerUserId: number): Promise<number> {
  const values = { ownerUserId, name: 'Minha', view: '{}' }
  const row = await it.db.insertInto('savedViews').values(values).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** Only what was sent is copied, and only a mark that is there can be lifted. */
async function bringAboutEmail(url: string, id: number): Promise<void> {
  if (url.endsWith('/copies'))
    await it.db.updateTable('emails').set({ state: 'sent' }).where('id', '=', id).execute()
  if (!url.endsWith('/undeliverable-mark')) return
  const { toEmail } = await it.db
    .selectFrom('emails')
    .select('toEmail')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const mark = { address: (toEmail ?? '').toLowerCase(), kind: 'bounce' }
  await it.db.insertInto('undeliverableAddresses').values(mark).execute()
}

async function suspend(clientId: number): Promise<void> {
  await it.db.updateTable('clients').set({ suspendedAt: it.clock.now() }).where('id', '=', clientId).execute()
}

function freshEmail(): string {
  return `foreign${++count}@example.com`
}

type Somebody = { userId: number; call: Call }

async function enterStaff(): Promise<Somebody> {
  const { id: userId } = await insertStaffUser(it.db)
  return { userId, call: callAs(it, await signInAs(it, { kind: 'user', userId })) }
}

async function openSession(userId?: number): Promise<number> {
  const browser = { userAgent: null, deviceToken: null }
  const user = userId ?? (await insertUser(it.db)).id
  return (await startSession(it.ctx, user, browser, true)).sessionId
}

async function actBy({ call }: Somebody): Promise<number> {
  const { id: membershipId } = await insertMembership(it.db)
  return (await call('POST', 'impersonations', { membershipId, reason: 'Conferir' })).json().id
}

type Request = { path: string; body: object | undefined }

/** Whose records a route's address names: a `client`'s, or those with the addresses in `ofNoClient`. */
function subjectOf({ url, config }: RouteOptions): string {
  const path = url.replace('/api/v1/', '')
  if (config?.audience === 'portal' || path.startsWith('clients/')) return 'client'
  return path.split('/:')[0] ?? ''
}

function routesWithIds(audience: string): RouteOptions[] {
  return it.app.routeTable.filter(
    // What is looked up elsewhere is no record of anybody's here, and templates are the program's.
    ({ config, url }) =>
      config?.audience === audience && url.includes('/:') && !/\/(lookups|email-templates)\//.test(url),
  )
}

/** The address with ids of these records, and the body that the route needs. */
function requestFor(route: RouteOptions, records: Records, clientId = records.clientId): Request {
  const { method, url } = route
  const path = url.replace('/api/v1/', '').replace(':clientId', String(clientId))
  const kind = kinds.find((one) => new RegExp(`(^|/)${one}/:`).test(path))
  if (!kind && path.includes(':')) throw new Error(`${url} names records that this test does not know`)
  const rest = url.split(/:\w+/).at(-1) ?? ''
  const named = specialOf(route, rest, records) ?? (kind && records[kind])
  const key = `${String(method)} ${kind ?? 'clients'}${rest}`
  return { path: path.replace(/:\w+/, String(named)) + (queries[key]?.() ?? ''), body: bodyOf(key) }
}

async function bringAbout({ method, url }: RouteOptions, { clientId }: Records): Promise<void> {
  const state = states[`${String(method)} ${url.replace('/api/v1/', '').replace('/:clientId', '')}`]
  if (!state) return
  await it.db.updateTable('subscriptions').set(state()).where('clientId', '=', clientId).execute()
}

/** Where a route takes not any record of its kind. */
function specialOf({ config }: RouteOptions, rest: string, { holder, issued }: Records): number | undefined {
  if (rest === '/set-password-emails') return holder
  const isOfIssued =
    config?.audience === 'portal' ||
    ['/payment', '/cancellation', '/sending-draft', '/sendings'].includes(rest)
  return isOfIssued && config?.access?.startsWith('invoices:') ? issued : undefined
}

function bodyOf(key: string): object | undefined {
  const body = bodies[key]
  return typeof body === 'function' ? body() : body
}

/** Calls with foreign ids and then with own ones. Returns what is wrong with the answers. */
async function compare(route: RouteOptions, who: string, call: Call, foreign: Request, own: Request) {
  const method = route.method as 'GET'
  const refused = await call(method, foreign.path, foreign.body)
  const served = await call(method, own.path, own.body)
  if (refused.statusCode === 404 && served.statusCode < 400) return []
  const said = `foreign ${refused.statusCode}, own ${served.statusCode} ${served.body}`
  return [`${who}: ${method} ${route.url}: ${said}`]
}

test('every address that names a record is known here', () => {
  const subjects = ['portal', 'staff', 'user', 'public'].flatMap(routesWithIds).map(subjectOf)
  const unknown = subjects.filter((subject) => subject !== 'client' && !ofNoClient[subject])
  expect(unknown).toEqual([])
})

describe('own ids are served where foreign ones are not even found', () => {
  /** Everybody of a client whom the catalogue lets call this route, as headers. */
  async function* insiders({ config = {} }: RouteOptions): AsyncGenerator<[string, Records, Call]> {
    const all = await insertRecords()
    yield ['with everything', all, callAs(it, all.headers)]
    const single = await insertRecords()
    const only = config.access === 'signed-in' ? [] : [config.access as string]
    await it.db
      .updateTable('memberships')
      .set({ permissions: only, supportLevel: 0 })
      .where('id', '=', single.membershipId)
      .execute()
    yield [`with ${config.access} alone`, single, callAs(it, single.headers)]
    if (config.whileImpersonating) {
      const acted = await insertRecords()
      const { headers } = await startActing(it, (await signInAgent(it)).headers, acted.membershipId)
      yield ['acting as somebody', acted, callAs(it, headers)]
    }
  }

  test('in the client area, for whoever may', async () => {
    const routes = routesWithIds('portal')
    expect(routes.length).toBeGreaterThan(8)
    const other = await insertRecords()
    const wrong: string[] = []
    for (const route of routes)
      for await (const [who, own, call] of insiders(route))
        wrong.push(...(await compare(route, who, call, requestFor(route, other), requestFor(route, own))))
    expect(wrong).toEqual([])
  }, 120_000)

  test('and who may not learns of neither whether it is there', async () => {
    const [own, other] = [await insertRecords(), await insertRecords()]
    await it.db
      .updateTable('memberships')
      .set({ permissions: [], supportLevel: 0 })
      .where('id', '=', own.membershipId)
      .execute()
    const call = callAs(it, own.headers)
    for (const route of routesWithIds('portal').filter(({ config }) => config?.access !== 'signed-in')) {
      for (const { path, body } of [requestFor(route, own), requestFor(route, other)])
        expect([codeOf(await call(route.method as 'GET', path, body)), path]).toEqual([
          'auth.forbidden',
          path,
        ])
    }
  })

  /** Each role and each program that the catalogue lets call this route. */
  async function* workers({ config = {} }: RouteOptions): AsyncGenerator<[string, Call]> {
    for (const role of staffRoles.filter((one) => staffRoleAllows(one, config.access as StaffPermission))) {
      yield [role, callAs(it, await signInAs(it, { kind: 'staff', role }))]
      const program = programWith(it, role)
      if (isOpenToTokens(config.access as Access)) yield [program.name, callAs(it, await program.enter())]
    }
  }

  test('in the staff area, under the address of another client', async () => {
    const routes = routesWithIds('staff').filter((route) => subjectOf(route) === 'client')
    expect(routes.length).toBeGreaterThan(10)
    const other = await insertRecords()
    const wrong: string[] = []
    for (const route of routes) {
      const namesMore = /:clientId\/.*:/.test(route.url)
      let own = await insertRecords()
      for await (const [who, call] of workers(route)) {
        if (route.url.endsWith('/reactivation')) await suspend(own.clientId)
        await bringAbout(route, own)
        const astray = requestFor(route, own, namesMore ? other.clientId : nowhere)
        wrong.push(...(await compare(route, who, call, astray, requestFor(route, own))))
        if (route.method !== 'GET') own = await insertRecords()
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('of records that belong to no client', async () => {
    const caller = await enterStaff()
    const wrong: string[] = []
    for (const route of ['staff', 'user', 'public'].flatMap(routesWithIds)) {
      const subject = subjectOf(route)
      if (subject === 'client') continue
      const ids = await ofNoClient[subject]?.(caller, route)
      if (subject === 'emails' && ids) await bringAboutEmail(route.url, Number(ids.own))
      const key = `${String(route.method)} ${subject}`
      const body = bodyOf(key + (route.url.split(/:\w+/).at(-1) ?? '')) ?? bodyOf(key)
      const request = (id: number | string = 0) => ({
        path: route.url.replace('/api/v1/', '').replace(/:\w+/, String(id)),
        body,
      })
      wrong.push(
        ...(await compare(route, 'administrator', caller.call, request(ids?.foreign), request(ids?.own))),
      )
    }
    expect(wrong).toEqual([])
  })
})
