import type { FastifyContextConfig } from 'fastify'
import {
  type Access,
  type ClientPermission,
  clientPermissions,
  isOpenToTokens,
  type StaffPermission,
  type StaffRole,
  type SupportLevel,
  staffRoleAllows,
  staffRoles,
  supportLevels,
} from '#contract/access.ts'
import { startSession } from '#modules/identity/sessions/session.ts'
import { hashToken } from '#platform/crypto.ts'
import { signInAs, type TestApp } from './app.ts'
import { insertClient, insertMembership, insertStaffUser, insertUser } from './factories.ts'
import { signInAgent, startActing } from './impersonation.ts'

type Headers = Record<string, string>
type Config = FastifyContextConfig

/** What the first gate answers; `open` when it lets the caller through to the route. */
export type Verdict =
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

export type Caller = {
  name: string
  /** Signs in anew and returns the headers that such a caller sends. */
  enter: () => Promise<Headers>
  /** Expected on a route that is not public. */
  verdict: (config: Config) => Verdict
  /** Expected on a public route; `open` unless given. */
  publicVerdict?: (config: Config) => Verdict
}

const everything = { permissions: [...clientPermissions], supportLevel: 6 as const }

/** Every kind of caller, with what the permission catalogue grants it. */
export function allCallers(testApp: TestApp): Caller[] {
  const single = [null, ...clientPermissions]
  return [
    { name: 'nobody', enter: async () => ({}), verdict: () => 'auth.required' },
    ...outsiders(testApp),
    ...single.map((permission) => memberWith(testApp, permission)),
    ...supportLevels.map((level) => memberWith(testApp, null, level)),
    memberOfASuspendedClient(testApp),
    ...staffRoles.map((role) => staffAs(testApp, role)),
    administratorWithAnAccount(testApp),
    ...single.map((permission) => actingAsMemberWith(testApp, permission)),
    actingAtASuspendedClient(testApp),
    actingNoMore(testApp),
    ...staffRoles.map((role) => programWith(testApp, role)),
    ...refusedPrograms(testApp),
  ]
}

/** Signed in, but without access to the client or area. */
function outsiders(testApp: TestApp): Caller[] {
  const deleted = { deletedAt: testApp.clock.now() }
  const everywhere = async () => await member(testApp, everything)
  return [
    {
      name: 'code pending',
      enter: async () => {
        const user = await insertUser(testApp.db)
        const session = await startSession(
          testApp.ctx,
          user.id,
          { userAgent: null, deviceToken: null },
          false,
        )
        return { cookie: `balcao_session=${session.token}` }
      },
      verdict: ({ whileCodePending }) => (whileCodePending ? 'open' : 'auth.code_required'),
    },
    {
      name: 'user without any access',
      enter: async () => await signInAs(testApp, { kind: 'user', userId: (await insertUser(testApp.db)).id }),
      verdict: outside,
    },
    {
      name: 'contact of another client',
      enter: async () => {
        const { id } = await insertClient(testApp.db)
        return { ...(await everywhere()), 'balcao-account': String(id) }
      },
      verdict: outside,
    },
    {
      name: 'member of a deleted client',
      enter: async () => await member(testApp, everything, deleted),
      verdict: outside,
    },
    {
      name: 'member whose access has ended',
      enter: async () => {
        const row = await insertMembership(testApp.db, everything)
        await testApp.db.deleteFrom('memberships').where('id', '=', row.id).execute()
        return await signInAs(testApp, { kind: 'portal', userId: row.userId, clientId: row.clientId })
      },
      verdict: outside,
    },
    {
      name: 'deactivated administrator',
      enter: async () => {
        const { id } = await insertStaffUser(testApp.db)
        const gone = { deactivatedAt: testApp.clock.now() }
        await testApp.db.updateTable('staffUsers').set(gone).where('userId', '=', id).execute()
        return await signInAs(testApp, { kind: 'user', userId: id })
      },
      verdict: outside,
    },
    {
      name: 'deactivated user',
      enter: async () => {
        const { id } = await insertStaffUser(testApp.db, { deactivatedAt: testApp.clock.now() })
        return await signInAs(testApp, { kind: 'user', userId: id })
      },
      verdict: () => 'auth.required',
    },
    {
      name: 'member whose session has run out',
      enter: async () => {
        const headers = await everywhere()
        const token = (headers.cookie ?? '').replace('balcao_session=', '')
        await testApp.db
          .updateTable('sessions')
          .set({ expiresAt: testApp.clock.now() })
          .where('tokenHash', '=', hashToken(token))
          .execute()
        return headers
      },
      verdict: () => 'auth.required',
    },
  ]
}

function outside({ audience }: Config): Verdict {
  if (audience === 'user') return 'open'
  return audience === 'portal' ? 'auth.account_required' : 'auth.forbidden'
}

function memberWith(testApp: TestApp, permission: ClientPermission | null, level: SupportLevel = 0): Caller {
  return {
    name: `member with ${permission ?? 'no permission'} and support level ${level}`,
    enter: async () =>
      await member(testApp, { permissions: permission ? [permission] : [], supportLevel: level }),
    verdict: (config) => (config.audience === 'portal' ? portalVerdict(config, permission) : outside(config)),
  }
}

function portalVerdict({ access }: Config, permission: ClientPermission | null): Verdict {
  return access === 'signed-in' || access === permission ? 'open' : 'auth.forbidden'
}

function memberOfASuspendedClient(testApp: TestApp): Caller {
  return {
    name: 'member of a suspended client',
    enter: async () => await member(testApp, everything, suspension(testApp)),
    verdict: (config) =>
      config.audience === 'portal' ? (config.whileSuspended ? 'open' : 'client.suspended') : outside(config),
  }
}

function staffVerdict({ access }: Config, role: StaffRole): Verdict {
  const isAllowed = access === 'signed-in' || staffRoleAllows(role, access as StaffPermission)
  return isAllowed ? 'open' : 'auth.forbidden'
}

function staffAs(testApp: TestApp, role: StaffRole): Caller {
  return {
    name: role,
    enter: async () => await signInAs(testApp, { kind: 'staff', role }),
    verdict: (config) => (config.audience === 'staff' ? staffVerdict(config, role) : outside(config)),
  }
}

function administratorWithAnAccount(testApp: TestApp): Caller {
  return {
    name: 'administrator who is also a member, without permissions',
    enter: async () => {
      const { id: userId } = await insertStaffUser(testApp.db)
      const { clientId } = await insertMembership(testApp.db, { userId, permissions: [] })
      return await signInAs(testApp, { kind: 'portal', userId, clientId })
    },
    verdict: (config) =>
      config.audience === 'portal' ? portalVerdict(config, null) : staffVerdict(config, 'administrator'),
  }
}

/** A staff user impersonating a member: may do what the member may, except what is closed while impersonating. */
function actingAsMemberWith(testApp: TestApp, permission: ClientPermission | null): Caller {
  return {
    name: `agent acting as a member with ${permission ?? 'no permission'}`,
    enter: async () => (await acting(testApp, { permissions: permission ? [permission] : [] })).headers,
    verdict: (config) => {
      if (meanwhile(config) !== 'open') return meanwhile(config)
      return config.audience === 'user' ? 'open' : portalVerdict(config, permission)
    },
    publicVerdict: meanwhile,
  }
}

function actingAtASuspendedClient(testApp: TestApp): Caller {
  return {
    name: 'agent acting as a member of a suspended client',
    enter: async () => (await acting(testApp, everything, suspension(testApp))).headers,
    verdict: (config) => {
      if (meanwhile(config) !== 'open') return meanwhile(config)
      return config.audience === 'user' || config.whileSuspended ? 'open' : 'client.suspended'
    },
    publicVerdict: meanwhile,
  }
}

function actingNoMore(testApp: TestApp): Caller {
  return {
    name: 'agent whose impersonation is over',
    enter: async () => {
      const { headers, membershipId } = await acting(testApp, everything)
      await testApp.db.deleteFrom('memberships').where('id', '=', membershipId).execute()
      return headers
    },
    verdict: () => 'impersonation.over',
    publicVerdict: meanwhile,
  }
}

function meanwhile({ audience, whileImpersonating }: Config): Verdict {
  return whileImpersonating && audience !== 'staff' ? 'open' : 'impersonation.not_allowed'
}

export function programWith(testApp: TestApp, role: StaffRole): Caller {
  return {
    name: `program with the role ${role}`,
    enter: async () => (await makeToken(testApp, role)).headers,
    verdict: (config) => {
      const { audience, access, closedToTokens } = config
      const isForTokens = audience === 'staff' && !closedToTokens && isOpenToTokens(access as Access)
      return isForTokens ? staffVerdict(config, role) : 'auth.token_not_allowed'
    },
  }
}

function refusedPrograms(testApp: TestApp): Caller[] {
  const over = { revokedAt: testApp.clock.now() }
  return [
    {
      name: 'program whose token was revoked',
      enter: async () => {
        const { headers, id } = await makeToken(testApp, 'administrator')
        await testApp.db.updateTable('apiTokens').set(over).where('id', '=', id).execute()
        return headers
      },
      verdict: () => 'auth.token_invalid',
    },
    {
      name: 'program that says that it acts as somebody',
      enter: async () => ({
        ...(await makeToken(testApp, 'administrator')).headers,
        'balcao-impersonation': '1',
      }),
      verdict: () => 'auth.token_not_allowed',
    },
  ]
}

async function makeToken(testApp: TestApp, role: StaffRole): Promise<{ id: number; headers: Headers }> {
  const headers = await signInAs(testApp, { kind: 'staff', role: 'administrator' })
  const payload = { name: 'ERP', role }
  const answer = await testApp.app.inject({ method: 'POST', url: '/api/v1/api-tokens', headers, payload })
  const { id, secret } = answer.json<{ id: number; secret: string }>()
  return { id, headers: { authorization: `Bearer ${secret}` } }
}

type Grant = { permissions: ClientPermission[]; supportLevel?: SupportLevel }

async function member(testApp: TestApp, grant: Grant, client: Parameters<typeof insertClient>[1] = {}) {
  const { id: clientId } = await insertClient(testApp.db, client)
  const { userId } = await insertMembership(testApp.db, { clientId, ...grant })
  return await signInAs(testApp, { kind: 'portal', userId, clientId })
}

async function acting(testApp: TestApp, grant: Grant, client: Parameters<typeof insertClient>[1] = {}) {
  const { id: clientId } = await insertClient(testApp.db, client)
  const { id: membershipId } = await insertMembership(testApp.db, { clientId, ...grant })
  const { headers } = await startActing(testApp, (await signInAgent(testApp)).headers, membershipId)
  return { headers, membershipId }
}

function suspension(testApp: TestApp) {
  return { suspendedAt: testApp.clock.now(), suspensionReason: 'teste' }
}
