import { beforeAll, describe, expect, test } from 'vitest'
import { permissionsOfRole, type StaffRole } from '#contract/access.ts'
import { hashToken } from '#platform/crypto.ts'
import { signInAs } from '#test/app.ts'
import { clientBody, insertClient, insertStaffUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { callAs, codeOf, enterAsStaff } from '#test/people.ts'

const testApp = useTestApp()
beforeAll(async () => {
  // So that the creator of the tokens may step down.
  await insertStaffUser(testApp.db)
})

async function enterAdministrator() {
  const user = await insertStaffUser(testApp.db, { firstName: 'Ana', lastName: 'Reis' })
  return {
    userId: user.id,
    call: callAs(testApp, await signInAs(testApp, { kind: 'user', userId: user.id })),
  }
}

/** A token with its creator; `headers` are what a program sends. */
async function makeToken(role: StaffRole = 'agent', rest: { name?: string; expiresAt?: string } = {}) {
  const admin = await enterAdministrator()
  const answer = await admin.call('POST', 'api-tokens', { name: 'ERP', role, ...rest })
  expect(answer.statusCode).toBe(201)
  const { id, secret } = answer.json<{ id: number; secret: string }>()
  const headers = { authorization: `Bearer ${secret}` }
  return { admin, id, secret, headers, call: callAs(testApp, headers) }
}

async function rowOf(id: number) {
  return await testApp.db.selectFrom('apiTokens').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

describe('making a token', () => {
  test('shows its secret once and keeps only the hash', async () => {
    const admin = await enterAdministrator()
    const answer = await admin.call('POST', 'api-tokens', { name: 'ERP da loja', role: 'finance' })
    const { id, secret, ...rest } = answer.json()
    expect(secret).toMatch(/^balcao_[\w-]{43}$/)
    expect(answer.headers['cache-control']).toContain('no-store')
    expect(rest).toMatchObject({
      name: 'ERP da loja',
      role: 'finance',
      hint: secret.slice(-4),
      state: 'active',
      createdBy: { id: admin.userId, name: 'Ana Reis' },
      expiresAt: null,
      lastUsedAt: null,
    })
    expect((await rowOf(id)).tokenHash).toEqual(hashToken(secret))
    const list = await admin.call('GET', 'api-tokens')
    expect(list.json().items[0]).toEqual({ id, ...rest })
    expect(list.body).not.toContain(secret)
    const history = await testApp.db.selectFrom('auditEvents').selectAll().execute()
    expect(JSON.stringify(history)).not.toContain(secret)
    expect(history.at(-1)).toMatchObject({
      action: 'api_token.created',
      actorUserId: admin.userId,
      subjectLabel: 'ERP da loja',
      after: { role: 'finance', expiresAt: null },
    })
  })

  test('says at the field what is wrong', async () => {
    const { call } = await enterAdministrator()
    const past = new Date(testApp.clock.now().getTime() - 1).toISOString()
    const cases: [object, number, string][] = [
      [{ name: ' ', role: 'agent' }, 400, 'name'],
      [{ name: 'x'.repeat(81), role: 'agent' }, 400, 'name'],
      [{ name: 'x', role: 'owner' }, 400, 'role'],
      [{ name: 'x', role: 'agent', expiresAt: '2026-12-01' }, 400, 'expiresAt'],
      [{ name: 'x', role: 'agent', expiresAt: past }, 422, 'expiresAt'],
      [{ name: 'x', role: 'agent', secret: 'balcao_mine' }, 400, 'secret'],
    ]
    for (const [body, status, field] of cases) {
      const answer = await call('POST', 'api-tokens', body)
      expect([answer.statusCode, Object.keys(answer.json().error.fields)]).toEqual([status, [field]])
    }
  })

  test('is for administrators', async () => {
    for (const role of ['agent', 'finance', 'reader'] as const) {
      const call = await enterAsStaff(testApp, role)
      expect(codeOf(await call('GET', 'api-tokens'))).toBe('auth.forbidden')
      expect(codeOf(await call('POST', 'api-tokens', { name: 'x', role }))).toBe('auth.forbidden')
      expect(codeOf(await call('DELETE', 'api-tokens/1'))).toBe('auth.forbidden')
    }
  })
})

describe('a program with a token', () => {
  test('does what its role may, and nothing beyond', async () => {
    const reader = await makeToken('reader')
    expect((await reader.call('GET', 'clients')).statusCode).toBe(200)
    expect(codeOf(await reader.call('POST', 'clients', clientBody()))).toBe('auth.forbidden')
    const agent = await makeToken('agent')
    expect((await agent.call('POST', 'clients', clientBody())).statusCode).toBe(201)
    expect(codeOf(await agent.call('DELETE', 'provider/logo'))).toBe('auth.forbidden')
    const administrator = await makeToken('administrator')
    expect((await administrator.call('DELETE', 'provider/logo')).statusCode).toBe(200)
  })

  test('is told that what takes a person is not for it, in whichever area', async () => {
    const { call, admin } = await makeToken('administrator')
    for (const [method, path] of [
      ['GET', 'staff-users'],
      ['POST', `staff-users/${admin.userId}/deactivation`],
      ['GET', 'api-tokens'],
      ['POST', 'api-tokens'],
      ['POST', 'impersonations'],
      ['GET', 'session'],
      ['DELETE', 'session'],
      ['GET', 'sessions'],
      ['GET', 'portal/session'],
      ['GET', 'portal/contacts'],
    ] as const) {
      const answer = await call(method, path)
      expect([answer.statusCode, codeOf(answer), path]).toEqual([403, 'auth.token_not_allowed', path])
    }
  })

  test('acts as nobody else, whatever its headers say', async () => {
    const { headers } = await makeToken('administrator')
    for (const id of ['1', 'x', '']) {
      const call = callAs(testApp, { ...headers, 'balcao-impersonation': id })
      expect(codeOf(await call('GET', 'clients'))).toBe('auth.token_not_allowed')
    }
  })

  test('is the only thing looked at: a cookie beside it neither helps nor hinders', async () => {
    const { headers } = await makeToken('reader')
    const { cookie = '' } = await signInAs(testApp, { kind: 'staff', role: 'administrator' })
    const both = callAs(testApp, { ...headers, cookie })
    expect((await both('GET', 'clients')).statusCode).toBe(200)
    expect(codeOf(await both('POST', 'clients', clientBody()))).toBe('auth.forbidden')
    const wrong = callAs(testApp, { authorization: 'Bearer balcao_wrong', cookie })
    expect(codeOf(await wrong('GET', 'clients'))).toBe('auth.token_invalid')
  })

  test('may write from anywhere: the check of origins is for cookies', async () => {
    const { headers } = await makeToken('agent')
    const origin = 'https://erp.example.com'
    const call = callAs(testApp, { ...headers, origin })
    expect((await call('POST', 'clients', clientBody())).statusCode).toBe(201)
    const visitor = callAs(testApp, {
      ...(await signInAs(testApp, { kind: 'staff', role: 'agent' })),
      origin,
    })
    expect(codeOf(await visitor('POST', 'clients', clientBody()))).toBe('request.cross_origin')
  })

  test('is written into the history beside its maker', async () => {
    const { call, id, admin } = await makeToken('agent', { name: 'Integração' })
    const client = (await call('POST', 'clients', clientBody())).json()
    const { items } = (await admin.call('GET', `clients/${client.id}/history`)).json()
    expect(items[0]).toMatchObject({
      action: 'client.created',
      actor: { id: admin.userId, name: 'Ana Reis' },
      apiToken: { id, name: 'Integração' },
    })
    await admin.call('POST', `clients/${client.id}/contacts`, {
      firstName: 'Bia',
      lastName: 'Castro',
      email: 'bia@example.com',
      notifications: [],
    })
    expect((await admin.call('GET', `clients/${client.id}/history`)).json().items[0].apiToken).toBeNull()
  })

  test('notes when it was used, at most once a minute', async () => {
    const { call, id } = await makeToken()
    const started = testApp.clock.now()
    await call('GET', 'clients')
    expect((await rowOf(id)).lastUsedAt).toEqual(started)
    testApp.clock.advance(59_000)
    await call('GET', 'clients')
    expect((await rowOf(id)).lastUsedAt).toEqual(started)
    testApp.clock.advance(1000)
    await call('GET', 'clients')
    expect((await rowOf(id)).lastUsedAt).toEqual(testApp.clock.now())
  })
})

describe('wrong secrets', () => {
  test('are refused; other schemes are somebody else’s', async () => {
    const { secret } = await makeToken()
    for (const authorization of [
      'Bearer',
      'Bearer ',
      'bearer nonsense',
      `Bearer ${secret.slice(7)}`,
      `Bearer ${secret}x`,
      `Bearer ${secret.toUpperCase()}`,
      `Bearer ${hashToken(secret).toString('base64url')}`,
      `Bearer ${'x'.repeat(5000)}`,
    ]) {
      const answer = await callAs(testApp, { authorization })('GET', 'clients')
      expect([answer.statusCode, codeOf(answer), authorization]).toEqual([
        401,
        'auth.token_invalid',
        authorization,
      ])
    }
    expect((await callAs(testApp, { authorization: `bearer  ${secret}` })('GET', 'clients')).statusCode).toBe(
      200,
    )
    const basic = { authorization: `Basic ${secret}` }
    expect(codeOf(await callAs(testApp, basic)('GET', 'clients'))).toBe('auth.required')
    const behindProxy = { ...basic, ...(await signInAs(testApp, { kind: 'staff', role: 'reader' })) }
    expect((await callAs(testApp, behindProxy)('GET', 'clients')).statusCode).toBe(200)
  })
})

describe('a token ends', () => {
  test('at once when it is revoked, which is recorded once', async () => {
    const { call, id, admin } = await makeToken()
    expect((await admin.call('DELETE', `api-tokens/${id}`)).statusCode).toBe(204)
    expect(codeOf(await call('GET', 'clients'))).toBe('auth.token_invalid')
    expect((await admin.call('DELETE', `api-tokens/${id}`)).statusCode).toBe(204)
    expect((await admin.call('DELETE', 'api-tokens/999999')).statusCode).toBe(404)
    const events = await testApp.db
      .selectFrom('auditEvents')
      .select('actorUserId')
      .where('action', '=', 'api_token.revoked')
      .where('subjectId', '=', id)
      .execute()
    expect(events).toEqual([{ actorUserId: admin.userId }])
  })

  test('at its moment', async () => {
    const expiresAt = new Date(testApp.clock.now().getTime() + 3_600_000).toISOString()
    const { call, id, admin } = await makeToken('agent', { expiresAt })
    testApp.clock.advance(3_599_999)
    expect((await call('GET', 'clients')).statusCode).toBe(200)
    testApp.clock.advance(1)
    expect(codeOf(await call('GET', 'clients'))).toBe('auth.token_invalid')
    const idsOf = async (state: string) =>
      (await admin.call('GET', `api-tokens?limit=100&state=${state}`))
        .json()
        .items.map((item: any) => item.id)
    expect(await idsOf('ended')).toContain(id)
    expect(await idsOf('active')).not.toContain(id)
    await admin.call('DELETE', `api-tokens/${id}`)
    expect((await rowOf(id)).revokedAt).toBeNull()
  })

  test('with its maker’s place in the staff, and does not come back with it', async () => {
    const { call, id, admin } = await makeToken()
    const other = await enterAdministrator()
    await other.call('POST', `staff-users/${admin.userId}/deactivation`)
    expect(codeOf(await call('GET', 'clients'))).toBe('auth.token_invalid')
    await other.call('DELETE', `staff-users/${admin.userId}/deactivation`)
    expect(codeOf(await call('GET', 'clients'))).toBe('auth.token_invalid')
    expect((await rowOf(id)).revokedAt).not.toBeNull()
  })

  test('for as long as its maker may not be here, even when nobody noted it', async () => {
    const { call, admin } = await makeToken()
    const set = (values: { deactivatedAt: Date | null }) =>
      testApp.db.updateTable('users').set(values).where('id', '=', admin.userId).execute()
    await set({ deactivatedAt: testApp.clock.now() })
    expect(codeOf(await call('GET', 'clients'))).toBe('auth.token_invalid')
    await set({ deactivatedAt: null })
    expect((await call('GET', 'clients')).statusCode).toBe(200)
  })

  test('where its maker’s present role ends, at the next request', async () => {
    const { call, id, admin } = await makeToken('administrator')
    const other = await enterAdministrator()
    await other.call('PUT', `staff-users/${admin.userId}`, { role: 'reader', version: 0 })
    expect((await call('GET', 'clients')).statusCode).toBe(200)
    expect(codeOf(await call('DELETE', 'provider/logo'))).toBe('auth.forbidden')
    const { id: clientId } = await insertClient(testApp.db, { phone: '+5581999990000' })
    expect((await call('GET', `clients/${clientId}`)).json().phone).not.toContain('99990')
    const item = (await other.call('GET', 'api-tokens?limit=100'))
      .json()
      .items.find((one: any) => one.id === id)
    expect(item).toMatchObject({ role: 'administrator', permissions: permissionsOfRole('reader') })
  })
})
