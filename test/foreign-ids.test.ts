import type { RouteOptions } from 'fastify'
import { describe, expect, test } from 'vitest'
import {
  type Access,
  type ClientPermission,
  clientPermissions,
  isOpenToTokens,
  type StaffPermission,
  type SupportLevel,
  staffRoleAllows,
  staffRoles,
} from '#contract/access.ts'
import { signInAs } from './app.ts'
import { programWith } from './callers.ts'
import { insertClient, insertContact, insertStaffUser } from './factories.ts'
import { useTestApp } from './hooks.ts'
import { signInAgent, startActing } from './impersonation.ts'
import { type Call, callAs, codeOf, enterPortal } from './people.ts'
import {
  findProbe,
  findUnusedRequests,
  namesRecord,
  nowhere,
  requestOf,
  type StaffCaller,
  type Subject,
} from './probes.ts'

const testApp = useTestApp()

type Request = { path: string; body: object | undefined }
/** The ids in an address: the client's, and the record's if it names one. */
type Named = { clientId: number; id: number | string | undefined }

function routesWithIds(audience: string): RouteOptions[] {
  return testApp.app.routeTable.filter(
    // Lookups ask another service, and templates are the same for everybody: neither has foreign ids.
    ({ config, url }) =>
      config?.audience === audience && url.includes('/:') && !/\/(lookups|email-templates)\//.test(url),
  )
}

function isUnderClient({ url, config }: RouteOptions): boolean {
  return config?.audience === 'portal' || url.startsWith('/api/v1/clients/:clientId')
}

async function enterStaff(): Promise<StaffCaller> {
  const { id: userId } = await insertStaffUser(testApp.db)
  return { userId, call: callAs(testApp, await signInAs(testApp, { kind: 'user', userId })) }
}

/** A client with a primary contact (a new one unless given), in the state that the route needs. */
async function insertSubject(route: RouteOptions, ofClient?: number): Promise<Subject> {
  const overrides = ofClient === undefined ? {} : { clientId: ofClient }
  const { clientId } = await insertContact(testApp.db, overrides)
  const subject = { testApp, clientId, caller: await enterStaff(), route }
  await findProbe(route)?.prepare?.(subject)
  return subject
}

async function insertRecord(subject: Subject): Promise<Named> {
  const { route, clientId } = subject
  if (!namesRecord(route)) return { clientId, id: undefined }
  const { insert = findProbe(route)?.insert } = requestOf(route)
  if (!insert) throw new Error(`no probe makes a record for ${route.url}`)
  return { clientId, id: await insert(subject) }
}

/** The address with these ids, and the body that the route needs to get past its schema. */
async function requestFor(subject: Subject, { clientId, id }: Named): Promise<Request> {
  const { route } = subject
  const { body, query } = requestOf(route)
  const path = route.url
    .replace('/api/v1/', '')
    .replace(':clientId', String(isUnderClient(route) ? clientId : id))
  return {
    path: path.replace(/:\w+/, String(id)) + ((await query?.(subject)) ?? ''),
    body: typeof body === 'function' ? await body(subject) : body,
  }
}

/** Calls the route with foreign ids, then with own ones. Returns complaints unless only the own ones are served. */
async function compare(who: string, call: Call, subject: Subject, foreign: Named, own: Named) {
  const { route } = subject
  await requestOf(route).prepare?.(subject, own.id ?? own.clientId)
  const method = route.method as 'GET'
  const astray = await requestFor(subject, foreign)
  const right = await requestFor(subject, own)
  const refused = await call(method, astray.path, astray.body)
  const served = await call(method, right.path, right.body)
  if (refused.statusCode === 404 && served.statusCode < 400) return []
  const said = `foreign ${refused.statusCode}, own ${served.statusCode} ${served.body}`
  return [`${who}: ${method} ${route.url}: ${said}`]
}

test('every address that names a record has a probe, and every request of a probe a route', () => {
  const routes = ['portal', 'staff', 'user', 'public'].flatMap(routesWithIds)
  const unknown = routes.filter((route) => namesRecord(route) && !findProbe(route)?.insert)
  expect(unknown.map(({ url }) => url)).toEqual([])
  expect(findUnusedRequests(testApp.app.routeTable)).toEqual([])
})

describe('own ids are served where foreign ones are not even found', () => {
  type Insider = { who: string; clientId: number; call: Call }

  async function insider(
    who: string,
    permissions: ClientPermission[] = [...clientPermissions],
    supportLevel: SupportLevel = 6,
  ) {
    return { who, ...(await enterPortal(testApp, { permissions, supportLevel })) }
  }

  /** Users of a client who may call this route. */
  async function* insiders({ config = {} }: RouteOptions): AsyncGenerator<Insider> {
    yield await insider('with everything')
    const only = config.access === 'signed-in' ? [] : [config.access as ClientPermission]
    const single = await insider(`with ${config.access} alone`)
    await testApp.db
      .updateTable('memberships')
      .set({ permissions: only, supportLevel: 0 })
      .where('id', '=', single.membershipId)
      .execute()
    yield single
    if (config.whileImpersonating) {
      const acted = await insider('acting as somebody')
      const agent = await signInAgent(testApp)
      const { headers } = await startActing(testApp, agent.headers, acted.membershipId)
      yield { ...acted, call: callAs(testApp, headers) }
    }
  }

  test('in the client area, for whoever may', async () => {
    const routes = routesWithIds('portal')
    expect(routes.length).toBeGreaterThan(8)
    const wrong: string[] = []
    for (const route of routes) {
      const foreign = await insertRecord(await insertSubject(route))
      for await (const { who, clientId, call } of insiders(route)) {
        const subject = await insertSubject(route, clientId)
        wrong.push(...(await compare(who, call, subject, foreign, await insertRecord(subject))))
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('and who may not learns of neither whether it is there', async () => {
    const { clientId, membershipId, call } = await insider('with nothing')
    await testApp.db
      .updateTable('memberships')
      .set({ permissions: [], supportLevel: 0 })
      .where('id', '=', membershipId)
      .execute()
    for (const route of routesWithIds('portal').filter(({ config }) => config?.access !== 'signed-in')) {
      for (const subject of [await insertSubject(route, clientId), await insertSubject(route)]) {
        const { path, body } = await requestFor(subject, await insertRecord(subject))
        expect([codeOf(await call(route.method as 'GET', path, body)), path]).toEqual([
          'auth.forbidden',
          path,
        ])
      }
    }
  })

  /** Each staff role and each API token that may call this route. */
  async function* workers({ config = {} }: RouteOptions): AsyncGenerator<[string, Call]> {
    for (const role of staffRoles.filter((one) => staffRoleAllows(one, config.access as StaffPermission))) {
      yield [role, callAs(testApp, await signInAs(testApp, { kind: 'staff', role }))]
      const program = programWith(testApp, role)
      if (isOpenToTokens(config.access as Access))
        yield [program.name, callAs(testApp, await program.enter())]
    }
  }

  test('in the staff area, under the address of another client', async () => {
    const routes = routesWithIds('staff').filter(isUnderClient)
    expect(routes.length).toBeGreaterThan(10)
    const { id: other } = await insertClient(testApp.db)
    const wrong: string[] = []
    for (const route of routes) {
      for await (const [who, call] of workers(route)) {
        const subject = await insertSubject(route)
        const own = await insertRecord(subject)
        const foreign = { ...own, clientId: namesRecord(route) ? other : nowhere }
        wrong.push(...(await compare(who, call, subject, foreign, own)))
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('of records that belong to no client', async () => {
    const wrong: string[] = []
    for (const route of ['staff', 'user', 'public'].flatMap(routesWithIds)) {
      if (isUnderClient(route)) continue
      const subject = await insertSubject(route)
      const own = await insertRecord(subject)
      const { isPersonal, insertForeign } = findProbe(route) ?? {}
      const stranger = isPersonal ? await insertRecord({ ...subject, caller: await enterStaff() }) : undefined
      const foreign = (await insertForeign?.(subject, own.id ?? nowhere)) ?? stranger?.id ?? nowhere
      const called = await compare(
        'administrator',
        subject.caller.call,
        subject,
        { ...own, id: foreign },
        own,
      )
      wrong.push(...called)
    }
    expect(wrong).toEqual([])
  })
})
