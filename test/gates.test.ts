import type { RouteOptions } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkDeclarations } from '#server/gates/declarations.ts'
import { allCallers, type Caller, type Verdict } from './callers.ts'
import { insertStaffUser } from './factories.ts'
import { useTestApp } from './hooks.ts'

const testApp = useTestApp()
beforeAll(async () => {
  // The last administrator cannot be deactivated, so there is one more.
  await insertStaffUser(testApp.db)
})

describe('every route, every kind of caller', () => {
  test('is open exactly where the catalogue says', async () => {
    expect(testApp.app.routeTable.length).toBeGreaterThan(30)
    const callers = allCallers(testApp)
    const wrong: string[] = []
    // Several at once, as most of the time is spent waiting for the database.
    const next = async (): Promise<void> => {
      const caller = callers.shift()
      if (!caller) return
      wrong.push(...(await deviations(caller)))
      await next()
    }
    await Promise.all([next(), next(), next(), next()])
    expect(wrong).toEqual([])
  }, 240_000)

  test('of what writes, only this is open while impersonating', () => {
    const open = testApp.app.routeTable.filter(
      ({ config, method }) => config?.whileImpersonating && method !== 'GET',
    )
    expect(open.map(({ method, url }) => `${String(method)} ${url}`)).toEqual([
      'DELETE /api/v1/session',
      'DELETE /api/v1/impersonations/current',
      'POST /api/v1/portal/contacts',
      'PUT /api/v1/portal/contacts/:id',
      'DELETE /api/v1/portal/contacts/:id',
      'POST /api/v1/portal/subscriptions',
      'PUT /api/v1/portal/subscription/plan-change',
      'DELETE /api/v1/portal/subscription/plan-change',
      'PUT /api/v1/portal/subscription/cancellation',
      'DELETE /api/v1/portal/subscription/cancellation',
    ])
  })

  test('a route without declarations keeps the server from booting', async () => {
    const bare = { method: 'GET', url: '/api/v1/forgotten' } as RouteOptions
    expect(() => checkDeclarations(bare)).toThrow('config.access, no area, no config.whileImpersonating')
  })
})

/** Complaints about each answer that differs from the catalogue's. */
async function deviations({ name, enter, verdict, publicVerdict = () => 'open' }: Caller): Promise<string[]> {
  const wrong: string[] = []
  let headers = await enter()
  for (const route of testApp.app.routeTable) {
    const { config = {}, method, url } = route
    const expected = config.access === 'public' ? publicVerdict(config) : verdict(config)
    const got = await verdictOf(route, headers)
    if (got !== expected) wrong.push(`${name}: ${String(method)} ${url} is ${got}, not ${expected}`)
    // The route may have ended the caller's session.
    if (got === 'open' && config.audience === 'user' && method === 'DELETE') headers = await enter()
  }
  return wrong
}

const refusals =
  /^(auth\.(required|code_required|forbidden|account_required|token_invalid|token_not_allowed)|client\.suspended|impersonation\.(over|not_allowed))$/

async function verdictOf({ method, url }: RouteOptions, headers: Record<string, string>): Promise<Verdict> {
  const answer = await testApp.app.inject({
    method: method as 'GET',
    url: url.replace(/:\w+/g, '999999999'),
    headers,
  })
  const code: string = answer.headers['content-type']?.toString().startsWith('application/json')
    ? (answer.json().error?.code ?? '')
    : ''
  return refusals.test(code) ? (code as Verdict) : 'open'
}
