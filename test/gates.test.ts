import type { FastifyContextConfig, RouteOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ClientPermission,
  clientPermissions,
  type StaffPermission,
  staffRoleAllows,
  staffRoles,
} from '../contract/access.ts'
import { checkDeclarations } from '../server/gates/declarations.ts'
import { startSession } from '../server/modules/sessions/session.ts'
import { buildTestApp, signInAs, type TestApp } from './app.ts'
import { insertClient, insertContact, insertMembership, insertUser } from './factories.ts'

/** What the first gate answers; anything else means that the caller was let through to the route. */
type Verdict =
  | 'open'
  | 'auth.required'
  | 'auth.code_required'
  | 'auth.forbidden'
  | 'auth.account_required'
  | 'client.suspended'
type Kind = {
  name: string
  /** Headers of a fresh sign-in, because some routes end the session that calls them. */
  headers: () => Promise<Record<string, string>>
  verdict: (config: FastifyContextConfig) => Verdict
}

let it: TestApp
const kinds: Kind[] = []

beforeAll(async () => {
  it = await buildTestApp()
  kinds.push(anonymous(), withCodePending(), withoutAnyAccess(), ofASuspendedClient(), ofADeletedClient())
  for (const permission of [null, ...clientPermissions]) kinds.push(memberWith(permission))
  for (const role of staffRoles) kinds.push(staffAs(role))
})
afterAll(async () => await it.close())

describe('every route, every kind of caller', () => {
  test('is open exactly where the catalogue says', async () => {
    const routes = it.app.routeTable
    expect(routes.length).toBeGreaterThan(30)
    const wrong: string[] = []
    for (const kind of kinds) {
      for (const route of routes) {
        const expected = route.config?.access === 'public' ? 'open' : kind.verdict(route.config ?? {})
        const got = await verdictOf(route, await kind.headers())
        if (got !== expected)
          wrong.push(`${kind.name}: ${String(route.method)} ${route.url} is ${got}, not ${expected}`)
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('a route without declarations keeps the server from booting', async () => {
    const bare = { method: 'GET', url: '/api/v1/forgotten' } as RouteOptions
    expect(() => checkDeclarations(bare)).toThrow('config.access, no area, no config.whileImpersonating')
  })
})

async function verdictOf(route: RouteOptions, headers: Record<string, string>): Promise<Verdict> {
  const answer = await it.app.inject({
    method: route.method as 'GET',
    url: route.url.replace(/:\w+/g, '999999999'),
    headers,
  })
  const code: string = answer.headers['content-type']?.toString().startsWith('application/json')
    ? (answer.json().error?.code ?? '')
    : ''
  return /^auth\.(required|code_required|forbidden|account_required)$|^client\.suspended$/.test(code)
    ? (code as Verdict)
    : 'open'
}

function anonymous(): Kind {
  return { name: 'nobody', headers: async () => ({}), verdict: () => 'auth.required' }
}

function withCodePending(): Kind {
  return {
    name: 'code pending',
    headers: async () => {
      const user = await insertUser(it.db)
      const session = await startSession(it.ctx, user.id, { userAgent: null, deviceToken: null }, false)
      return { cookie: `balcao_session=${session.token}` }
    },
    verdict: (config) => {
      if (!config.whileCodePending) return 'auth.code_required'
      return 'open'
    },
  }
}

function withoutAnyAccess(): Kind {
  return {
    name: 'user without any access',
    headers: async () => await signInAs(it, { kind: 'user', userId: (await insertUser(it.db)).id }),
    verdict: outsider,
  }
}

function memberWith(permission: ClientPermission | null): Kind {
  return {
    name: `member with ${permission ?? 'no permission'}`,
    headers: async () => await member({ permissions: permission ? [permission] : [] }),
    verdict: ({ audience, access }) => {
      if (audience === 'user') return 'open'
      if (audience === 'staff') return 'auth.forbidden'
      return access === 'signed-in' || access === permission ? 'open' : 'auth.forbidden'
    },
  }
}

function ofASuspendedClient(): Kind {
  return {
    name: 'member of a suspended client',
    headers: async () =>
      await member(
        { permissions: [...clientPermissions] },
        { suspended_at: it.clock.now(), suspension_reason: 'teste' },
      ),
    verdict: (config) =>
      config.audience === 'portal' ? (config.whileSuspended ? 'open' : 'client.suspended') : outsider(config),
  }
}

function ofADeletedClient(): Kind {
  return {
    name: 'member of a deleted client',
    headers: async () =>
      await member({ permissions: [...clientPermissions] }, { deleted_at: it.clock.now() }),
    verdict: outsider,
  }
}

function staffAs(role: (typeof staffRoles)[number]): Kind {
  return {
    name: role,
    headers: async () => await signInAs(it, { kind: 'staff', role }),
    verdict: ({ audience, access }) => {
      if (audience === 'user') return 'open'
      if (audience === 'portal') return 'auth.account_required'
      return access === 'signed-in' || staffRoleAllows(role, access as StaffPermission)
        ? 'open'
        : 'auth.forbidden'
    },
  }
}

/** Signed in, but with no part in any client nor in the staff area. */
function outsider({ audience }: FastifyContextConfig): Verdict {
  if (audience === 'user') return 'open'
  return audience === 'portal' ? 'auth.account_required' : 'auth.forbidden'
}

async function member(membership: object, client: object = {}): Promise<Record<string, string>> {
  const { id: clientId } = await insertClient(it.db, client)
  const contact = await insertContact(it.db, { client_id: clientId })
  const user = await insertUser(it.db)
  await insertMembership(it.db, {
    client_id: clientId,
    contact_id: contact.id,
    user_id: user.id,
    ...membership,
  })
  return await signInAs(it, { kind: 'portal', userId: user.id, clientId })
}
