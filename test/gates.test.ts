import type { FastifyContextConfig, RouteOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Access,
  type ClientPermission,
  clientPermissions,
  isOpenToTokens,
  type StaffPermission,
  type StaffRole,
  staffRoleAllows,
  staffRoles,
} from '../contract/access.ts'
import { checkDeclarations } from '../server/gates/declarations.ts'
import { startSession } from '../server/modules/sessions/session.ts'
import { buildTestApp, signInAs, type TestApp } from './app.ts'
import { insertClient, insertContact, insertMembership, insertUser } from './factories.ts'
import { signInAgent, startActing } from './impersonation.ts'

/** What the first gate answers; anything else means that the caller was let through to the route. */
type Verdict =
  | 'open'
  | 'auth.required'
  | 'auth.code_required'
  | 'auth.forbidden'
  | 'auth.account_required'
  | 'auth.token_invalid'
  | 'auth.token_not_allowed'
  | 'client.suspended'
  | 'impersonation.over'
  | 'impersonation.not_allowed'
type Kind = {
  name: string
  /** Headers of a fresh sign-in, because some routes end the session that calls them. */
  headers: () => Promise<Record<string, string>>
  verdict: (config: FastifyContextConfig) => Verdict
  /** Of a public route; open unless given. */
  publicVerdict?: (config: FastifyContextConfig) => Verdict
}

let it: TestApp
const kinds: Kind[] = []

beforeAll(async () => {
  it = await buildTestApp()
  kinds.push(anonymous(), withCodePending(), withoutAnyAccess(), ofASuspendedClient(), ofADeletedClient())
  for (const permission of [null, ...clientPermissions]) kinds.push(memberWith(permission))
  for (const role of staffRoles) kinds.push(staffAs(role))
  for (const permission of [null, ...clientPermissions]) kinds.push(actingAsMemberWith(permission))
  kinds.push(actingAtASuspendedClient(), actingNoMore(), revokedToken())
  for (const role of staffRoles) kinds.push(tokenOf(role))
})
afterAll(async () => await it.close())

describe('every route, every kind of caller', () => {
  test('is open exactly where the catalogue says', async () => {
    const routes = it.app.routeTable
    expect(routes.length).toBeGreaterThan(30)
    const wrong: string[] = []
    for (const kind of kinds) {
      for (const route of routes) {
        const config = route.config ?? {}
        const expected =
          config.access === 'public' ? (kind.publicVerdict?.(config) ?? 'open') : kind.verdict(config)
        const got = await verdictOf(route, await kind.headers())
        if (got !== expected)
          wrong.push(`${kind.name}: ${String(route.method)} ${route.url} is ${got}, not ${expected}`)
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('of what writes, only this is open while impersonating', () => {
    const open = it.app.routeTable.filter(
      ({ config, method }) => config?.whileImpersonating && method !== 'GET',
    )
    expect(open.map(({ method, url }) => `${String(method)} ${url}`)).toEqual([
      'DELETE /api/v1/session',
      'DELETE /api/v1/impersonations/current',
      'POST /api/v1/portal/contacts',
      'PUT /api/v1/portal/contacts/:id',
      'DELETE /api/v1/portal/contacts/:id',
    ])
  })

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
  return /^(auth\.(required|code_required|forbidden|account_required|token_invalid|token_not_allowed)|client\.suspended)$/.test(
    code,
  ) || /^impersonation\.(over|not_allowed)$/.test(code)
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

function tokenOf(role: StaffRole): Kind {
  return {
    name: `API token of the role ${role}`,
    headers: async () => await makeToken(role),
    verdict: ({ audience, access, closedToTokens }) => {
      if (audience !== 'staff' || closedToTokens || !isOpenToTokens(access as Access))
        return 'auth.token_not_allowed'
      return access === 'signed-in' || staffRoleAllows(role, access as StaffPermission)
        ? 'open'
        : 'auth.forbidden'
    },
  }
}

function revokedToken(): Kind {
  return {
    name: 'API token that was revoked',
    headers: async () => {
      const headers = await makeToken('administrator')
      await it.db.updateTable('api_tokens').set({ revoked_at: it.clock.now() }).execute()
      return headers
    },
    verdict: () => 'auth.token_invalid',
  }
}

/** By a maker of its own: other callers may revoke it, or deactivate its maker. */
async function makeToken(role: StaffRole): Promise<Record<string, string>> {
  const headers = await signInAs(it, { kind: 'staff', role: 'administrator' })
  const payload = { name: 'ERP', role }
  const answer = await it.app.inject({ method: 'POST', url: '/api/v1/api-tokens', headers, payload })
  return { authorization: `Bearer ${answer.json().secret}` }
}

/** An agent in a tab that acts as a member: never more than that member, and less where it is closed meanwhile. */
function actingAsMemberWith(permission: ClientPermission | null): Kind {
  return {
    name: `agent acting as a member with ${permission ?? 'no permission'}`,
    headers: async () => (await acting({ permissions: permission ? [permission] : [] })).headers,
    verdict: (config) => {
      const { audience, access } = config
      if (closedMeanwhile(config) !== 'open') return closedMeanwhile(config)
      return audience === 'user' || access === 'signed-in' || access === permission
        ? 'open'
        : 'auth.forbidden'
    },
    publicVerdict: closedMeanwhile,
  }
}

function actingAtASuspendedClient(): Kind {
  return {
    name: 'agent acting as a member of a suspended client',
    headers: async () => {
      const suspension = { suspended_at: it.clock.now(), suspension_reason: 'teste' }
      return (await acting({ permissions: [...clientPermissions] }, suspension)).headers
    },
    verdict: (config) => {
      if (closedMeanwhile(config) !== 'open') return closedMeanwhile(config)
      return config.audience === 'user' || config.whileSuspended ? 'open' : 'client.suspended'
    },
    publicVerdict: closedMeanwhile,
  }
}

function actingNoMore(): Kind {
  return {
    name: 'agent whose impersonation is over',
    headers: async () => {
      const { headers, membershipId } = await acting({ permissions: [...clientPermissions] })
      await it.db.deleteFrom('memberships').where('id', '=', membershipId).execute()
      return headers
    },
    verdict: () => 'impersonation.over',
    publicVerdict: closedMeanwhile,
  }
}

function closedMeanwhile({ audience, whileImpersonating }: FastifyContextConfig): Verdict {
  return whileImpersonating && audience !== 'staff' ? 'open' : 'impersonation.not_allowed'
}

async function acting(overrides: { permissions: string[] }, client: Parameters<typeof insertClient>[1] = {}) {
  const { id: client_id } = await insertClient(it.db, client)
  const { id: membershipId } = await insertMembership(it.db, { client_id, ...overrides })
  const { headers } = await startActing(it, (await signInAgent(it)).headers, membershipId)
  return { headers, membershipId }
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
