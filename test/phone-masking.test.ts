import type { RouteOptions } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { clientPermissions } from '#contract/access.ts'
import { signInAs } from './app.ts'
import { programWith } from './callers.ts'
import { contactBody, insertClient, insertContact, insertMembership } from './factories.ts'
import { useTestApp } from './hooks.ts'
import { type Call, callAs } from './people.ts'

const testApp = useTestApp()
let clientId: number
let contactId: number
let membershipId: number
let member: Record<string, string>
/** The digits that the mask hides, however the number is formatted. */
const hidden = ['98123', '97456'].map((digits) => new RegExp(digits.split('').join('[ ().-]*')))
const [clientPhone, contactPhone] = ['+5511981234567', '+5511974561234']

beforeAll(async () => {
  clientId = (await insertClient(testApp.db, { phone: clientPhone })).id
  contactId = (await insertContact(testApp.db, { clientId, phone: contactPhone })).id
  const permissions = clientPermissions.filter((permission) => permission !== 'phones:view')
  const row = await insertMembership(testApp.db, { clientId, permissions, supportLevel: 6 })
  membershipId = row.id
  member = await signInAs(testApp, { kind: 'portal', userId: row.userId, clientId })
})

function pathOf({ url }: RouteOptions): string {
  return url
    .replace('/api/v1/', '')
    .replace(':clientId', String(clientId))
    .replace('contacts/:id', `contacts/${contactId}`)
    .replace(':membershipId', String(membershipId))
    .replace(/:\w+/, '1')
}

/** Every answer of this area that shows a number. `served` counts the answers that were checked. */
async function leaks(audience: string, call: Call): Promise<{ leaks: string[]; served: number }> {
  const found: string[] = []
  let served = 0
  for (const route of testApp.app.routeTable.filter(({ config }) => config?.audience === audience)) {
    const path = pathOf(route)
    const stale = { ...contactBody(), version: 99 }
    const answers =
      route.method === 'GET'
        ? [await call('GET', path), await call('GET', `${path}?search=98123`)]
        : route.method === 'PUT'
          ? [await call('PUT', path, stale)]
          : []
    served += answers.filter(({ statusCode }) => statusCode === 200 || statusCode === 409).length
    if (answers.some(({ body }) => hidden.some((digits) => digits.test(body))))
      found.push(`${String(route.method)} ${path}`)
  }
  return { leaks: found, served }
}

test('who may not see phones of others finds none in any answer of the client area', async () => {
  const { leaks: found, served } = await leaks('portal', callAs(testApp, member))
  expect(found).toEqual([])
  expect(served).toBeGreaterThan(8)
})

test('nor does a role without the permission, or its program, in the staff area', async () => {
  const reader = await signInAs(testApp, { kind: 'staff', role: 'reader' })
  for (const headers of [reader, await programWith(testApp, 'reader').enter()]) {
    const { leaks: found, served } = await leaks('staff', callAs(testApp, headers))
    expect(found).toEqual([])
    expect(served).toBeGreaterThan(8)
  }
})

test('and the walk would find them: who may see phones sees both', async () => {
  const agent = await signInAs(testApp, { kind: 'staff', role: 'agent' })
  const { leaks: found } = await leaks('staff', callAs(testApp, agent))
  expect(found).toContain(`GET clients/${clientId}`)
  expect(found).toContain(`GET clients/${clientId}/contacts`)
})
