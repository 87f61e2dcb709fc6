import { beforeAll, describe, expect, test } from 'vitest'
import { insertContact } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, codeOf, enterAsStaff, enterPortal } from '#test/people.ts'

const testApp = useTestApp()
let agent: Call
beforeAll(async () => {
  agent = await enterAsStaff(testApp)
})

/** Somebody authorised to ask for support, of a client with a PIN, and that PIN. */
async function insertAuthorized() {
  const primary = await enterPortal(testApp, { permissions: ['contacts:manage'] })
  const { pin } = (await primary.call('POST', 'portal/support-pin/renewals')).json()
  const contact = await insertContact(testApp.db, { clientId: primary.clientId, phone: '+5511987654321' })
  const path = `clients/${primary.clientId}/contacts/${contact.id}`
  return { ...primary, contact, pin: pin as string, path }
}

function wrong(pin: string): string {
  return pin === '000000' ? '111111' : '000000'
}

describe('what there is to check', () => {
  test('name, e-mail, phone, and that there is a PIN: never which', async () => {
    const { path, contact, pin, clientId } = await insertAuthorized()
    const answer = await agent('GET', `${path}/verification`)
    expect(answer.json()).toMatchObject({
      contactId: contact.id,
      clientId,
      firstName: 'Ana',
      email: contact.email,
      phone: '+5511987654321',
      phoneMasked: false,
      hasAccess: false,
      isPrimary: false,
      supportPin: { exists: true, renewedAt: testApp.clock.now().toISOString() },
      recent: null,
    })
    expect(answer.body).not.toContain(pin)
  })

  test('is for roles that verify, and of the client in the address', async () => {
    const { path } = await insertAuthorized()
    for (const role of ['finance', 'reader'] as const) {
      const call = await enterAsStaff(testApp, role)
      expect(codeOf(await call('GET', `${path}/verification`))).toBe('auth.forbidden')
      expect(
        codeOf(await call('POST', `${path}/verifications`, { checked: ['name'], outcome: 'confirmed' })),
      ).toBe('auth.forbidden')
    }
    const { clientId: other } = await insertContact(testApp.db)
    const elsewhere = path.replace(/clients\/\d+/, `clients/${other}`)
    expect((await agent('GET', `${elsewhere}/verification`)).statusCode).toBe(404)
    const body = { checked: ['name'], outcome: 'confirmed' }
    expect((await agent('POST', `${elsewhere}/verifications`, body)).statusCode).toBe(404)
  })
})

describe('verifying', () => {
  test('records who checked what, and shows while it is recent', async () => {
    const { path, contact, clientId } = await insertAuthorized()
    const body = { checked: ['name', 'phone'], outcome: 'confirmed', note: 'Ligou do número cadastrado' }
    const answer = await agent('POST', `${path}/verifications`, body)
    expect([answer.statusCode, answer.json()]).toEqual([
      201,
      {
        id: expect.any(Number),
        at: testApp.clock.now().toISOString(),
        by: expect.stringContaining('Maria Souza'),
        checked: ['name', 'phone'],
        outcome: 'confirmed',
        note: 'Ligou do número cadastrado',
      },
    ])
    const shown = async () => (await agent('GET', path)).json().recentVerification
    expect(await shown()).toEqual(answer.json())
    const { items } = (await agent('GET', `clients/${clientId}/contacts`)).json()
    expect(items.map((item: any) => item.recentVerification?.id ?? null)).toEqual([null, answer.json().id])
    expect((await agent('GET', `${path}/verification`)).json().recent).toEqual(answer.json())

    testApp.clock.advance(24 * 60 * 60_000 + 1)
    expect(await shown()).toBeNull()
    expect((await agent('GET', `${path}/verifications`)).json().items).toEqual([answer.json()])
    const event = await testApp.db
      .selectFrom('auditEvents')
      .selectAll()
      .where('action', '=', 'contact.verified')
      .where('subjectId', '=', contact.id)
      .executeTakeFirst()
    expect(event).toMatchObject({ clientId, after: { checked: ['name', 'phone'] } })
  })

  test('the settings say for how long it is recent, also for what was checked before', async () => {
    const { path } = await insertAuthorized()
    await agent('POST', `${path}/verifications`, { checked: ['email'], outcome: 'confirmed' })
    testApp.clock.advance(10 * 60_000)
    await testApp.db.updateTable('provider').set({ contactVerificationMinutes: 9 }).execute()
    expect((await agent('GET', path)).json().recentVerification).toBeNull()
    await testApp.db.updateTable('provider').set({ contactVerificationMinutes: 1440 }).execute()
    expect((await agent('GET', path)).json().recentVerification).toMatchObject({ checked: ['email'] })
  })

  test('a refusal after a confirmation is what the next colleague sees', async () => {
    const { path } = await insertAuthorized()
    await agent('POST', `${path}/verifications`, { checked: ['email'], outcome: 'confirmed' })
    await agent('POST', `${path}/verifications`, {
      checked: [],
      outcome: 'refused',
      note: 'Não soube o nome',
    })
    expect((await agent('GET', path)).json().recentVerification).toMatchObject({ outcome: 'refused' })
  })

  test('the client area knows nothing of it', async () => {
    const { path, call, contact } = await insertAuthorized()
    await agent('POST', `${path}/verifications`, { checked: ['email'], outcome: 'confirmed' })
    expect((await call('GET', `portal/contacts/${contact.id}`)).json().recentVerification).toBeNull()
  })

  test.each([
    [{ checked: [], outcome: 'confirmed' }, 'checked'],
    [{ checked: ['pin'], outcome: 'confirmed' }, 'pin'],
    [{ checked: ['name'], outcome: 'confirmed', pin: '123456' }, 'pin'],
    [{ checked: ['pin'], outcome: 'refused', pin: '123456' }, 'pin'],
    [{ checked: ['pin'], outcome: 'confirmed', pin: '12345' }, 'pin'],
    [{ checked: ['voice'], outcome: 'confirmed' }, 'checked.0'],
    [{ checked: ['name'] }, 'outcome'],
  ])('%j is refused at %s', async (body, field) => {
    const { path } = await insertAuthorized()
    const answer = await agent('POST', `${path}/verifications`, body)
    expect(answer.json().error).toMatchObject({
      code: 'request.invalid',
      fields: { [field]: expect.any(String) },
    })
  })
})

describe('the PIN', () => {
  const withPin = (pin: string) => ({ checked: ['pin'], outcome: 'confirmed', pin })

  test('is compared by the server', async () => {
    const { path, pin, clientId } = await insertAuthorized()
    const mistaken = await agent('POST', `${path}/verifications`, withPin(wrong(pin)))
    expect([mistaken.statusCode, mistaken.json().error]).toMatchObject([
      422,
      { code: 'verification.pin_wrong', fields: { pin: expect.any(String) } },
    ])
    expect((await agent('GET', `${path}/verifications`)).json().items).toEqual([])
    const spaced = `${pin.slice(0, 3)} ${pin.slice(3)}`
    expect((await agent('POST', `${path}/verifications`, withPin(spaced))).statusCode).toBe(201)
    const history = await testApp.db
      .selectFrom('auditEvents')
      .selectAll()
      .where('clientId', '=', clientId)
      .execute()
    expect(history.map((event) => event.action)).toContain('support_pin.mistaken')
    expect(JSON.stringify(history)).not.toContain(pin)
  })

  test('is not found by trying, one after the other or all at once', async () => {
    const { path, pin } = await insertAuthorized()
    const tries = await Promise.all(
      Array.from({ length: 12 }, () => agent('POST', `${path}/verifications`, withPin(wrong(pin)))),
    )
    expect(tries.filter((answer) => codeOf(answer) === 'verification.pin_wrong')).toHaveLength(5)
    expect(codeOf(await agent('POST', `${path}/verifications`, withPin(pin)))).toBe(
      'verification.too_many_pins',
    )
    const other = await agent('POST', `${path}/verifications`, { checked: ['email'], outcome: 'confirmed' })
    expect(other.statusCode).toBe(201)
    testApp.clock.advance(15 * 60_000)
    expect((await agent('POST', `${path}/verifications`, withPin(pin))).statusCode).toBe(201)
  })

  test('that a client does not have cannot be checked', async () => {
    const { clientId, id } = await insertContact(testApp.db)
    const path = `clients/${clientId}/contacts/${id}`
    expect((await agent('GET', `${path}/verification`)).json().supportPin).toEqual({
      exists: false,
      renewedAt: null,
    })
    expect(codeOf(await agent('POST', `${path}/verifications`, withPin('123456')))).toBe(
      'verification.pin_missing',
    )
  })

  test('that was renewed is worth nothing', async () => {
    const { path, pin, call } = await insertAuthorized()
    let next = pin
    while (next === pin) next = (await call('POST', 'portal/support-pin/renewals')).json().pin
    expect(codeOf(await agent('POST', `${path}/verifications`, withPin(pin)))).toBe('verification.pin_wrong')
    expect((await agent('POST', `${path}/verifications`, withPin(next))).statusCode).toBe(201)
  })
})
