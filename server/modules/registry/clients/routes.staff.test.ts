import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StaffRole } from '#contract/access.ts'
import { buildTestApp, signInAs, type TestApp } from '#test/app.ts'
import { clientBody, insertClient, insertMembership } from '#test/factories.ts'

let testApp: TestApp
let agent: Record<string, string>
beforeAll(async () => {
  testApp = await buildTestApp()
  agent = await signInAs(testApp, { kind: 'staff', role: 'agent' })
})
afterAll(async () => await testApp.close())

type Method = 'GET' | 'POST' | 'PUT'

async function call(method: Method, path: string, body?: object, headers = agent) {
  const payload = body === undefined ? {} : { payload: body }
  return await testApp.app.inject({ method, url: `/api/v1/clients${path}`, headers, ...payload })
}

async function history(clientId: number) {
  const { db } = testApp
  return await db
    .selectFrom('auditEvents')
    .selectAll()
    .where('clientId', '=', clientId)
    .orderBy('id')
    .execute()
}

describe('adding a client', () => {
  test('keeps what was typed, in one form, with its slug and its history', async () => {
    const body = clientBody({
      tradeName: '  Pão & Café São João  ',
      taxId: '12.abc.345/01de-35',
      email: ' Loja@Example.COM ',
      phone: '(11) 98765-4321',
      state: 'sp',
      postalCode: '01310-100',
      district: '  ',
    })
    const response = await call('POST', '', body)
    expect(response.statusCode).toBe(201)
    expect(response.json()).toMatchObject({
      tradeName: 'Pão & Café São João',
      slug: 'pao-cafe-sao-joao',
      taxId: '12ABC34501DE35',
      email: 'loja@example.com',
      phone: '+5511987654321',
      locale: 'pt-BR',
      state: 'SP',
      postalCode: '01310100',
      district: null,
      country: 'BR',
      primaryContactId: null,
      suspendedAt: null,
      version: 0,
      abilities: { edit: true, addContact: true },
    })
    const [event] = await history(response.json().id)
    expect(event).toMatchObject({ action: 'client.created', subjectLabel: 'Pão & Café São João' })
    expect(event?.after).toMatchObject({ taxId: '12ABC34501DE35', slug: 'pao-cafe-sao-joao' })
    expect((await call('GET', `/${response.json().id}`)).json()).toEqual(response.json())
  })

  test('a name in Arabic or of emoji is kept and gets an address of its own', async () => {
    const slugs = []
    for (const tradeName of ['مخبز الحي', '🥖🥐']) {
      const response = await call('POST', '', clientBody({ tradeName }))
      expect(response.json().tradeName).toBe(tradeName)
      slugs.push(response.json().slug)
    }
    expect(slugs).toEqual([
      expect.stringMatching(/^cliente-[0-9a-f]{8}$/),
      expect.stringMatching(/^cliente-/),
    ])
    expect(new Set(slugs).size).toBe(2)
  })

  test('two clients may have the same e-mail, but not CNPJ, name, or a name that gives the same address', async () => {
    const first = clientBody({ tradeName: 'Açaí do Zé', taxId: '11222333000181' })
    expect((await call('POST', '', first)).statusCode).toBe(201)
    expect((await call('POST', '', clientBody({ email: first.email }))).statusCode).toBe(201)

    const sameTaxId = await call('POST', '', clientBody({ taxId: '11.222.333/0001-81' }))
    expect(sameTaxId.statusCode).toBe(409)
    expect(sameTaxId.json().error).toMatchObject({
      code: 'client.tax_id_taken',
      fields: { taxId: expect.any(String) },
    })
    for (const tradeName of ['ACAI DO ZE', 'Açaí do-Zé']) {
      const response = await call('POST', '', clientBody({ tradeName }))
      expect(response.json().error).toMatchObject({
        code: 'client.trade_name_taken',
        fields: { tradeName: 'Este nome fantasia já está em outro cadastro.' },
      })
    }
  })

  test('of two at once with the same CNPJ one is added', async () => {
    const bodies = [clientBody({ taxId: '52998224725' }), clientBody({ taxId: '529.982.247-25' })]
    const answers = await Promise.all(bodies.map((body) => call('POST', '', body)))
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409])
  })
})

describe('editing a client', () => {
  test('replaces everything, moves the slug with the name, and tells the history what changed', async () => {
    const { id } = (await call('POST', '', clientBody({ tradeName: 'Antes', city: 'Recife' }))).json()
    const body = clientBody({ tradeName: 'Depois', version: 0 })
    const response = await call('PUT', `/${id}`, body)
    expect(response.json()).toMatchObject({ tradeName: 'Depois', slug: 'depois', city: null, version: 1 })
    const event = (await history(id)).at(-1)
    expect(event).toMatchObject({ action: 'client.updated', requestId: expect.any(String) })
    expect(event?.before).toMatchObject({ tradeName: 'Antes', slug: 'antes', city: 'Recife' })
    expect(event?.after).toMatchObject({ tradeName: 'Depois', slug: 'depois', city: null })
    expect(event?.after).not.toHaveProperty('country')
  })

  test('a name without any Latin letter keeps its address when something else changes', async () => {
    const body = clientBody({ tradeName: 'مطعم' })
    const before = (await call('POST', '', body)).json()
    const after = (await call('PUT', `/${before.id}`, { ...body, city: 'Olinda', version: 0 })).json()
    expect(after).toMatchObject({ city: 'Olinda', slug: before.slug })
  })

  test('of two people who save the same record at once, the second is told and shown the newer one', async () => {
    const { id } = await insertClient(testApp.db)
    const bodies = ['Natal', 'Belém'].map((city) => clientBody({ city, version: 0 }))
    const answers = await Promise.all(bodies.map((body) => call('PUT', `/${id}`, body)))
    const [saved, refused] = answers.sort((one, other) => one.statusCode - other.statusCode)
    expect([saved?.statusCode, refused?.statusCode]).toEqual([200, 409])
    expect(refused?.json().error).toMatchObject({ code: 'record.changed', data: { current: saved?.json() } })
    expect((await call('GET', `/${id}`)).json()).toEqual(saved?.json())
  })

  test('a taken name is refused and nothing of the rest is saved', async () => {
    const taken = await insertClient(testApp.db)
    const { id, email } = await insertClient(testApp.db)
    const response = await call(
      'PUT',
      `/${id}`,
      clientBody({ tradeName: taken.tradeName.toUpperCase(), version: 0 }),
    )
    expect(response.statusCode).toBe(409)
    expect((await call('GET', `/${id}`)).json()).toMatchObject({ email, version: 0 })
  })
})

describe('who may', () => {
  const roles: [StaffRole, number, number][] = [
    ['administrator', 200, 201],
    ['agent', 200, 201],
    ['finance', 200, 201],
    ['reader', 200, 403],
  ]
  test.each(roles)('%s lists (%i) and adds (%i)', async (role, list, add) => {
    const headers = await signInAs(testApp, { kind: 'staff', role })
    expect((await call('GET', '', undefined, headers)).statusCode).toBe(list)
    expect((await call('POST', '', clientBody(), headers)).statusCode).toBe(add)
  })

  test('a reader sees the phone masked and no abilities', async () => {
    const { id } = await insertClient(testApp.db, { phone: '+5511987654321' })
    const reader = await signInAs(testApp, { kind: 'staff', role: 'reader' })
    expect((await call('GET', `/${id}`, undefined, reader)).json()).toMatchObject({
      phone: '+55119••••4321',
      abilities: { edit: false, addContact: false },
    })
  })

  test('people of a client, and nobody, do not get in', async () => {
    const { userId, clientId } = await insertMembership(testApp.db)
    const portal = await signInAs(testApp, { kind: 'portal', userId, clientId })
    expect((await call('GET', `/${clientId}`, undefined, portal)).statusCode).toBe(403)
    expect((await call('GET', `/${clientId}`, undefined, {})).statusCode).toBe(401)
  })

  test('a deleted or unknown client is not there', async () => {
    const { id } = await insertClient(testApp.db, { deletedAt: testApp.clock.now() })
    for (const path of [`/${id}`, '/999999', '/0', '/abc', '/1.5', '/99999999999999999999']) {
      expect((await call('GET', path)).statusCode).toBe(404)
      expect((await call('PUT', path, clientBody({ version: 0 }))).statusCode).toBe(404)
    }
  })
})
