import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffRole } from '#contract/access.ts'
import { signInAs } from '#test/app.ts'
import { clientBody, insertClient, insertMembership } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, callAs, enterAsStaff } from '#test/people.ts'

const testApp = useTestApp()
let call: Call
beforeAll(async () => {
  call = await enterAsStaff(testApp)
})

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
    const response = await call('POST', 'clients', body)
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
    expect((await call('GET', `clients/${response.json().id}`)).json()).toEqual(response.json())
  })

  test('a name in Arabic or of emoji is kept and gets an address of its own', async () => {
    const slugs = []
    for (const tradeName of ['مخبز الحي', '🥖🥐']) {
      const response = await call('POST', 'clients', clientBody({ tradeName }))
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
    expect((await call('POST', 'clients', first)).statusCode).toBe(201)
    expect((await call('POST', 'clients', clientBody({ email: first.email }))).statusCode).toBe(201)

    const sameTaxId = await call('POST', 'clients', clientBody({ taxId: '11.222.333/0001-81' }))
    expect(sameTaxId.statusCode).toBe(409)
    expect(sameTaxId.json().error).toMatchObject({
      code: 'client.tax_id_taken',
      fields: { taxId: expect.any(String) },
    })
    for (const tradeName of ['ACAI DO ZE', 'Açaí do-Zé']) {
      const response = await call('POST', 'clients', clientBody({ tradeName }))
      expect(response.json().error).toMatchObject({
        code: 'client.trade_name_taken',
        fields: { tradeName: 'Este nome fantasia já está em outro cadastro.' },
      })
    }
  })

  test('of two at once with the same CNPJ one is added', async () => {
    const bodies = [clientBody({ taxId: '52998224725' }), clientBody({ taxId: '529.982.247-25' })]
    const answers = await Promise.all(bodies.map((body) => call('POST', 'clients', body)))
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409])
  })
})

describe('editing a client', () => {
  test('replaces everything, moves the slug with the name, and tells the history what changed', async () => {
    const { id } = (await call('POST', 'clients', clientBody({ tradeName: 'Antes', city: 'Recife' }))).json()
    const body = clientBody({ tradeName: 'Depois', version: 0 })
    const response = await call('PUT', `clients/${id}`, body)
    expect(response.json()).toMatchObject({ tradeName: 'Depois', slug: 'depois', city: null, version: 1 })
    const event = (await history(id)).at(-1)
    expect(event).toMatchObject({ action: 'client.updated', requestId: expect.any(String) })
    expect(event?.before).toMatchObject({ tradeName: 'Antes', slug: 'antes', city: 'Recife' })
    expect(event?.after).toMatchObject({ tradeName: 'Depois', slug: 'depois', city: null })
    expect(event?.after).not.toHaveProperty('country')
  })

  test('a name without any Latin letter keeps its address when something else changes', async () => {
    const body = clientBody({ tradeName: 'مطعم' })
    const before = (await call('POST', 'clients', body)).json()
    const after = (await call('PUT', `clients/${before.id}`, { ...body, city: 'Olinda', version: 0 })).json()
    expect(after).toMatchObject({ city: 'Olinda', slug: before.slug })
  })

  test('of two people who save the same record at once, the second is told and shown the newer one', async () => {
    const { id } = await insertClient(testApp.db)
    const bodies = ['Natal', 'Belém'].map((city) => clientBody({ city, version: 0 }))
    const answers = await Promise.all(bodies.map((body) => call('PUT', `clients/${id}`, body)))
    const [saved, refused] = answers.sort((one, other) => one.statusCode - other.statusCode)
    expect([saved?.statusCode, refused?.statusCode]).toEqual([200, 409])
    expect(refused?.json().error).toMatchObject({ code: 'record.changed', data: { current: saved?.json() } })
    expect((await call('GET', `clients/${id}`)).json()).toEqual(saved?.json())
  })

  test('a taken name is refused and nothing of the rest is saved', async () => {
    const taken = await insertClient(testApp.db)
    const { id, email } = await insertClient(testApp.db)
    const response = await call(
      'PUT',
      `clients/${id}`,
      clientBody({ tradeName: taken.tradeName.toUpperCase(), version: 0 }),
    )
    expect(response.statusCode).toBe(409)
    expect((await call('GET', `clients/${id}`)).json()).toMatchObject({ email, version: 0 })
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
    const person = await enterAsStaff(testApp, role)
    expect((await person('GET', 'clients')).statusCode).toBe(list)
    expect((await person('POST', 'clients', clientBody())).statusCode).toBe(add)
  })

  test('a reader sees the phone masked and no abilities', async () => {
    const { id } = await insertClient(testApp.db, { phone: '+5511987654321' })
    const reader = await enterAsStaff(testApp, 'reader')
    expect((await reader('GET', `clients/${id}`)).json()).toMatchObject({
      phone: '+55119••••4321',
      abilities: { edit: 'auth.forbidden', addContact: 'auth.forbidden' },
    })
  })

  test('people of a client, and nobody, do not get in', async () => {
    const { userId, clientId } = await insertMembership(testApp.db)
    const portal = await signInAs(testApp, { kind: 'portal', userId, clientId })
    expect((await callAs(testApp, portal)('GET', `clients/${clientId}`)).statusCode).toBe(403)
    expect((await callAs(testApp)('GET', `clients/${clientId}`)).statusCode).toBe(401)
  })

  test('a deleted or unknown client is not there', async () => {
    const { id } = await insertClient(testApp.db, { deletedAt: testApp.clock.now() })
    for (const unknown of [id, '999999', '0', 'abc', '1.5', '99999999999999999999']) {
      expect((await call('GET', `clients/${unknown}`)).statusCode).toBe(404)
      expect((await call('PUT', `clients/${unknown}`, clientBody({ version: 0 }))).statusCode).toBe(404)
    }
  })
})
