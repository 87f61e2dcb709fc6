import { beforeAll, describe, expect, test } from 'vitest'
import { insertClient, insertContact } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { lastToken, messagesTo } from '#test/mailbox.ts'
import { type Call, callAs, codeOf, enterAsStaff, enterPortal } from '#test/people.ts'

const day = 24 * 60 * 60_000
const testApp = useTestApp()
let agent: Call
let anyone: Call
let count = 0
beforeAll(async () => {
  agent = await enterAsStaff(testApp)
  anyone = callAs(testApp)
})

function newAddress(): string {
  return `invited${++count}@example.com`
}

async function lookUp(token: string): Promise<string> {
  return (await anyone('POST', 'invitations/lookups', { token })).json().state
}

describe('an address', () => {
  test('that has access already is refused, whoever asks and however it is written', async () => {
    const member = await enterPortal(testApp)
    const { email } = await testApp.db
      .selectFrom('users')
      .select('email')
      .where('id', '=', member.userId)
      .executeTakeFirstOrThrow()
    const path = `clients/${member.clientId}/invitations`
    for (const answer of [
      await agent('POST', path, { email: email.toUpperCase() }),
      await member.call('POST', 'portal/invitations', { email }),
    ]) {
      expect(answer.statusCode).toBe(409)
      expect(answer.json().error).toMatchObject({
        code: 'invitation.already_has_access',
        fields: { email: expect.any(String) },
      })
    }
    const other = await agent('POST', path, { email: newAddress(), contactId: member.contactId })
    expect(other.json().error.fields).toEqual({ contactId: expect.any(String) })
    expect(await messagesTo(testApp, email)).toEqual([])
  })

  test('has one open invitation at a client, also when two invite it at once', async () => {
    const { id: clientId } = await insertClient(testApp.db)
    const email = newAddress()
    const invite = () => agent('POST', `clients/${clientId}/invitations`, { email })
    const answers = await Promise.all([invite(), invite(), invite()])
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409, 409])
    const id = answers.find((answer) => answer.statusCode === 201)?.json().id
    expect(answers.find((answer) => answer.statusCode === 409)?.json().error).toMatchObject({
      code: 'invitation.already_pending',
      data: { invitationId: id },
    })
    expect(await messagesTo(testApp, email)).toHaveLength(1)
    const { id: elsewhere } = await insertClient(testApp.db)
    expect((await agent('POST', `clients/${elsewhere}/invitations`, { email })).statusCode).toBe(201)
  })

  test('is invited anew once the invitation has run out; the old link says that a newer one exists', async () => {
    const { id: clientId } = await insertClient(testApp.db)
    const email = newAddress()
    const path = `clients/${clientId}/invitations`
    const first = (await agent('POST', path, { email })).json()
    const token = await lastToken(testApp, email, 'invitation')
    testApp.clock.advance(7 * day)
    expect(await lookUp(token)).toBe('expired')
    const second = (await agent('POST', path, { email })).json()
    expect(await lookUp(token)).toBe('replaced')
    expect(await lookUp(await lastToken(testApp, email, 'invitation'))).toBe('valid')
    const { items } = (await agent('GET', path)).json()
    expect(items.map((item: any) => [item.id, item.state, item.abilities.resend])).toEqual([
      [second.id, 'pending', true],
      [first.id, 'expired', 'invitation.not_open'],
    ])
    expect(codeOf(await agent('POST', `${path}/${first.id}/resends`))).toBe('invitation.not_open')
    const expected: Record<string, number[]> = { pending: [second.id], expired: [first.id], accepted: [] }
    for (const [state, ids] of Object.entries(expected)) {
      const list = (await agent('GET', `${path}?state=${state}`)).json().items
      expect(list.map((item: any) => item.id)).toEqual(ids)
    }
  })
})

describe('an open invitation', () => {
  async function insertInvitation() {
    const { id: clientId } = await insertClient(testApp.db)
    const email = newAddress()
    const path = `clients/${clientId}/invitations`
    const { id } = (await agent('POST', path, { email })).json()
    return {
      clientId,
      email,
      path: `${path}/${id}`,
      list: path,
      token: await lastToken(testApp, email, 'invitation'),
    }
  }

  test('is sent again with another link, for the whole time again, also after it ran out', async () => {
    const { path, email, token } = await insertInvitation()
    testApp.clock.advance(8 * day)
    const answer = await agent('POST', `${path}/resends`)
    expect(answer.statusCode).toBe(201)
    const now = testApp.clock.now()
    expect(answer.json()).toMatchObject({
      state: 'pending',
      sentAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + 7 * day).toISOString(),
    })
    const newest = await lastToken(testApp, email, 'invitation')
    expect([await lookUp(token), await lookUp(newest)]).toEqual(['replaced', 'valid'])
    const secrets = (await messagesTo(testApp, email)).map((message) => message.secretEncrypted !== null)
    expect(secrets).toEqual([false, true])
  })

  test('is cancelled once; its link says so and its copy is forgotten', async () => {
    const { path, email, token, list, clientId } = await insertInvitation()
    expect((await agent('DELETE', path)).statusCode).toBe(204)
    expect(await lookUp(token)).toBe('cancelled')
    expect((await messagesTo(testApp, email))[0]?.secretEncrypted).toBeNull()
    expect(codeOf(await agent('DELETE', path))).toBe('invitation.not_open')
    expect(codeOf(await agent('POST', `${path}/resends`))).toBe('invitation.not_open')
    expect((await agent('GET', list)).json().items).toMatchObject([
      {
        state: 'cancelled',
        cancelledAt: testApp.clock.now().toISOString(),
        abilities: { cancel: 'invitation.not_open' },
      },
    ])
    const history = await testApp.db
      .selectFrom('auditEvents')
      .select(['action', 'subjectLabel'])
      .where('clientId', '=', clientId)
      .orderBy('id')
      .execute()
    expect(history).toEqual([
      { action: 'invitation.created', subjectLabel: email },
      { action: 'invitation.cancelled', subjectLabel: email },
    ])
    expect((await agent('POST', list, { email })).statusCode).toBe(201)
  })

  test('ends with the contact that it is for', async () => {
    const { clientId } = await insertContact(testApp.db)
    const contact = await insertContact(testApp.db, { clientId })
    const input = { email: contact.email, contactId: contact.id }
    await agent('POST', `clients/${clientId}/invitations`, input)
    const token = await lastToken(testApp, contact.email, 'invitation')
    await agent('DELETE', `clients/${clientId}/contacts/${contact.id}`)
    expect(await lookUp(token)).toBe('cancelled')
  })

  test('ends with its inviter’s access; one by staff goes on', async () => {
    const { clientId } = await insertContact(testApp.db)
    const inviter = await enterPortal(testApp, { clientId })
    const [theirs, ours] = [newAddress(), newAddress()]
    await inviter.call('POST', 'portal/invitations', { email: theirs })
    await agent('POST', `clients/${clientId}/invitations`, { email: ours })
    await agent('DELETE', `clients/${clientId}/memberships/${inviter.membershipId}`)
    expect(await lookUp(await lastToken(testApp, ours, 'invitation'))).toBe('valid')
    const { items } = (await agent('GET', `clients/${clientId}/invitations`)).json()
    expect(items).toMatchObject([{ state: 'pending' }, { email: theirs, state: 'cancelled' }])
  })
})
