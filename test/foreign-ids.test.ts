import type { RouteOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientPermissions } from '../contract/access.ts'
import { buildTestApp, signInAs, type TestApp } from './app.ts'
import { contactBody, insertContact, insertMembership } from './factories.ts'
import { callAs, type Call, enterAsStaff } from './people.ts'

/** The records of one client that addresses can name. */
type Records = {
  clientId: number
  contacts: number
  users: number
  invitations: number
  emails: number
  headers: Record<string, string>
}

const grant = { permissions: [], supportLevel: 0 as const }
/** What each writing route needs to get past its schema. */
const bodies: Record<string, object> = {
  'PUT contacts': { ...contactBody(), version: 0 },
  'PUT users': { ...grant, version: 0 },
  'POST contacts/verifications': { checked: ['name'], outcome: 'confirmed' },
}
const kinds = ['contacts', 'users', 'invitations', 'emails'] as const
/** Records of no client: who may call these routes may name any of them. */
const ofNoClient = /^\/api\/v1\/(sessions|staff-users|staff-invitations|emails)\//

let it: TestApp
let agent: Call
let count = 0
beforeAll(async () => {
  it = await buildTestApp()
  agent = await enterAsStaff(it)
})
afterAll(async () => await it.close())

/** A client with somebody who may do everything, and one record of each kind besides. */
async function insertRecords(): Promise<Records> {
  const { client_id: clientId } = await insertContact(it.db)
  const member = await insertMembership(it.db, {
    client_id: clientId,
    permissions: [...clientPermissions],
    support_level: 6,
  })
  const { id: contacts } = await insertContact(it.db, { client_id: clientId })
  const { id: users } = await insertMembership(it.db, { client_id: clientId, permissions: [] })
  const email = `foreign${++count}@example.com`
  const invitation = await agent('POST', `clients/${clientId}/invitations`, { email, ...grant })
  const { id: emails } = await it.db
    .selectFrom('emails')
    .select('id')
    .where('to_email', '=', email)
    .executeTakeFirstOrThrow()
  const headers = await signInAs(it, { kind: 'portal', userId: member.user_id, clientId })
  return { clientId, contacts, users, invitations: invitation.json().id, emails, headers }
}

function routesWithIds(audience: string): RouteOptions[] {
  return it.app.routeTable.filter(
    (route) => route.config?.audience === audience && route.url.includes('/:') && !ofNoClient.test(route.url),
  )
}

/** The address with ids of these records, and the body that the route needs. */
function requestFor(route: RouteOptions, records: Records, clientId: number) {
  const url = route.url.replace('/api/v1/', '').replace(':clientId', String(clientId))
  const kind = kinds.find((one) => new RegExp(`(^|/)${one}/:`).test(url))
  const rest = url.split(/:\w+/)[1] ?? ''
  if (!kind && url.includes(':')) throw new Error(`${route.url} names records that this test does not know`)
  const body = kind && bodies[`${String(route.method)} ${kind}${rest}`]
  return { path: kind ? url.replace(/:\w+/, String(records[kind])) : url, body, kind }
}

describe('own ids open what the same call with foreign ids does not even find', () => {
  test('in the client area', async () => {
    const routes = routesWithIds('portal')
    expect(routes.length).toBeGreaterThan(8)
    const wrong: string[] = []
    for (const route of routes) {
      const [own, foreign] = [await insertRecords(), await insertRecords()]
      const call = callAs(it, own.headers)
      const method = route.method as 'GET'
      const theirs = requestFor(route, foreign, foreign.clientId)
      const mine = requestFor(route, own, own.clientId)
      const refused = await call(method, theirs.path, theirs.body)
      const allowed = await call(method, mine.path, mine.body)
      if (refused.statusCode !== 404 || allowed.statusCode >= 300)
        wrong.push(
          `${method} ${route.url}: foreign ${refused.statusCode}, own ${allowed.statusCode} ${allowed.body}`,
        )
    }
    expect(wrong).toEqual([])
  }, 60_000)

  test('in the staff area, under the address of another client', async () => {
    const routes = routesWithIds('staff').filter((route) => /clients\/:clientId\/.*:/.test(route.url))
    expect(routes.length).toBeGreaterThan(10)
    const wrong: string[] = []
    for (const route of routes) {
      const [one, other] = [await insertRecords(), await insertRecords()]
      const method = route.method as 'GET'
      const astray = requestFor(route, one, other.clientId)
      const refused = await agent(method, astray.path, astray.body)
      // A contact without access has no password to set.
      const right = requestFor(route, one, one.clientId)
      const allowed = await agent(method, right.path, right.body)
      const isOpen = allowed.statusCode < 300 || route.url.endsWith('/set-password-emails')
      if (refused.statusCode !== 404 || !isOpen)
        wrong.push(
          `${method} ${route.url}: astray ${refused.statusCode}, right ${allowed.statusCode} ${allowed.body}`,
        )
    }
    expect(wrong).toEqual([])
  }, 60_000)
})
