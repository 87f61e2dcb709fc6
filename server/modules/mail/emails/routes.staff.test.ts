import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EmailListItem, EmailMessage } from '#contract/emails.ts'
import { buildTestApp } from '#test/app.ts'
import { emailRow, queueTestEmail, testLink } from '#test/emails.ts'
import { insertClient, insertMembership, insertStaffUser, insertUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, enterAsStaff } from '#test/people.ts'

const testApp = useTestApp()
let agent: Call
let clientId: number
let member: Awaited<ReturnType<typeof insertUser>>

beforeAll(async () => {
  agent = await enterAsStaff(testApp)
})
beforeEach(async () => {
  clientId = (await insertClient(testApp.db, {})).id
  member = await insertUser(testApp.db, { firstName: 'Maria', lastName: 'Souza', locale: 'en' })
  await insertMembership(testApp.db, { clientId, userId: member.id })
})

describe('lists', () => {
  test('of a client: its messages and what its people got in no name, newest first, page by page', async () => {
    const otherClient = (await insertClient(testApp.db)).id
    const stranger = (await insertUser(testApp.db)).id
    const ids = [
      await queueTestEmail(testApp.ctx, { clientId }),
      await queueTestEmail(testApp.ctx, { to: toMember(), template: 'reset_password' }),
      await queueTestEmail(testApp.ctx, { clientId, to: toMember() }),
      await queueTestEmail(testApp.ctx, { to: toMember(), template: 'reset_password' }),
    ]
    await queueTestEmail(testApp.ctx, { clientId: otherClient, to: toMember() })
    await queueTestEmail(testApp.ctx, { to: { ...toMember(), userId: stranger } })

    const seen: number[] = []
    let cursor = ''
    do {
      const page = await agent('GET', `clients/${clientId}/emails?limit=3${cursor}`)
      expect(page.statusCode).toBe(200)
      const { items, next } = page.json<{ items: EmailListItem[]; next: string | null }>()
      seen.push(...items.map((item) => item.id))
      cursor = next === null ? '' : `&cursor=${next}`
    } while (cursor !== '')
    expect(seen).toEqual(ids.reverse())
    expect((await agent('GET', 'clients/999999/emails')).statusCode).toBe(404)
  })

  test('overall, by state, with what the screen shows', async () => {
    const id = await queueTestEmail(testApp.ctx, { clientId })
    const failed = {
      state: 'failed' as const,
      reason: 'refused',
      lastError: '550 no such mailbox',
      attempts: 1,
    }
    await testApp.db.updateTable('emails').set(failed).where('id', '=', id).execute()
    const { items } = (await agent('GET', 'emails?state=failed&limit=1')).json<{ items: EmailListItem[] }>()
    expect(items).toEqual([
      {
        id,
        clientId,
        clientName: expect.stringContaining('Padaria'),
        to: 'maria@example.org',
        toName: 'Maria Souza',
        subject: 'Defina a sua senha – Balcão',
        category: 'general',
        template: 'set_password',
        state: 'failed',
        reason: 'refused',
        lastError: '550 no such mailbox',
        attempts: 1,
        nextAttemptAt: null,
        queuedAt: testApp.clock.now().toISOString(),
        sentAt: null,
        hasSecret: true,
        chosenByHand: false,
        attachmentName: null,
      },
    ])
    expect((await agent('GET', 'emails?cursor=nonsense')).statusCode).toBe(400)
    expect((await agent('GET', 'emails?state=lost')).statusCode).toBe(400)
  })

  test('the state of the mail: no server, and how many wait', async () => {
    const status = (await agent('GET', 'mail-status')).json<{
      transport: string
      waiting: number
      failed: number
    }>()
    expect(status.transport).toBe('none')
    await queueTestEmail(testApp.ctx)
    expect((await agent('GET', 'mail-status')).json()).toEqual({ ...status, waiting: status.waiting + 1 })
  })
})

describe('a link or code', () => {
  test('is dots, and its button leads nowhere, until somebody asks to see it', async () => {
    const id = await queueTestEmail(testApp.ctx, { clientId })
    const message = (await agent('GET', `emails/${id}`)).json<EmailMessage>()
    expect(message.text).toContain('Definir minha senha:\n••••••••')
    expect(message.html).toContain('<a class="button" style=')
    expect(message.html).toContain('>••••••••</p>')
    expect(JSON.stringify(message)).not.toMatch(/balcao-secret|token=|secret_encrypted|message_id/)
    expect(message.abilities).toEqual({
      revealSecret: true,
      retry: 'email.not_retryable',
      copy: 'email.not_retryable',
      clearUndeliverable: 'record.changed',
    })
  })

  test('is shown on request; that is recorded, and the reader is told at the access e-mail', async () => {
    const newEmail = { ...toMember(), email: 'new@example.net' }
    const id = await queueTestEmail(testApp.ctx, { clientId, to: newEmail, template: 'confirm_email_change' })
    const answer = await agent('POST', `emails/${id}/secret-views`)
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toEqual({
      secret: testLink,
      html: expect.stringContaining(
        'href="https://portal.example/set-password#token=aaa&amp;x=&quot;1&quot;"',
      ),
      text: expect.stringContaining(testLink),
    })

    const event = await lastEvent()
    expect(event).toMatchObject({
      action: 'email.secret_viewed',
      clientId,
      subjectType: 'email',
      subjectId: id,
    })
    expect(event?.actorUserId).not.toBeNull()
    expect(JSON.stringify(event)).not.toContain('token=')
    const notice = await lastEmail()
    expect(notice).toMatchObject({
      template: 'secret_viewed',
      toEmail: member.email,
      userId: member.id,
      locale: 'en',
    })
    expect(notice).toMatchObject({ hasSecret: false, clientId, state: 'queued' })
    expect(notice?.text).toMatch(
      /Hello, Maria! Maria Souza \d+ from the Balcão team viewed the link or code in the message/,
    )
    expect(notice?.text).toContain(
      '“Confirme o seu novo e-mail de acesso – Balcão”, sent to you on November 22, 2026, 09:00 AM GMT-3.',
    )
    expect(`${notice?.html}${notice?.text}`).not.toContain('token=')
  })

  test('needs the permission, and without it nothing is recorded', async () => {
    const id = await queueTestEmail(testApp.ctx)
    for (const role of ['finance', 'reader'] as const) {
      const other = await enterAsStaff(testApp, role)
      expect((await other('POST', `emails/${id}/secret-views`)).statusCode).toBe(403)
      expect((await other('GET', `emails/${id}`)).json<EmailMessage>().abilities.revealSecret).toBe(
        'auth.forbidden',
      )
    }
    expect(await lastEmail()).toMatchObject({ id })
  })

  test('to a colleague is for administrators only: it would open what the colleague may', async () => {
    const colleague = await insertStaffUser(testApp.db, { role: 'administrator' })
    const id = await queueTestEmail(testApp.ctx, {
      to: { ...toMember(), userId: colleague.id },
      template: 'reset_password',
    })
    expect((await agent('GET', `emails/${id}`)).json<EmailMessage>().abilities.revealSecret).toBe(
      'auth.forbidden',
    )
    expect((await agent('POST', `emails/${id}/secret-views`)).statusCode).toBe(403)
    const administrator = await enterAsStaff(testApp, 'administrator')
    expect((await administrator('POST', `emails/${id}/secret-views`)).statusCode).toBe(201)
  })

  test('is gone once it was used, is out of date, or never was', async () => {
    const used = await queueTestEmail(testApp.ctx)
    await testApp.db.updateTable('emails').set({ secretEncrypted: null }).where('id', '=', used).execute()
    const expired = await queueTestEmail(testApp.ctx, {
      secret: { value: '004217', expiresAt: testApp.clock.now(), linkId: null },
    })
    const without = await queueTestEmail(testApp.ctx, { template: 'welcome', secret: undefined as never })
    for (const id of [used, expired, without]) {
      const answer = await agent('POST', `emails/${id}/secret-views`)
      expect(answer.statusCode).toBe(410)
      expect(answer.json().error.code).toBe('email.secret_gone')
      expect((await agent('GET', `emails/${id}`)).json<EmailMessage>().abilities.revealSecret).toBe(
        'email.secret_gone',
      )
    }
    expect(await lastEmail()).toMatchObject({ id: without })
  })
})

describe('sending a failed message again', () => {
  test('puts it back into the queue, on record', async () => {
    const id = await failedEmail()
    expect((await agent('GET', `emails/${id}`)).json<EmailMessage>().abilities.retry).toBe(true)
    const answer = await agent('POST', `emails/${id}/retries`)
    expect([answer.statusCode, answer.json()]).toEqual([202, {}])
    const queued = { state: 'queued', reason: null, lastError: null, handedOverAt: null, attemptId: null }
    expect(await emailRow(testApp, id)).toMatchObject(queued)
    expect(await lastEvent()).toMatchObject({
      action: 'email.retried',
      subjectId: id,
      before: { state: 'failed', reason: 'unconfirmed' },
      after: { state: 'queued', reason: null },
    })
    expect((await agent('POST', `emails/${id}/retries`)).statusCode).toBe(409)
  })

  test('is refused when its link no longer opens anything, and without the permission', async () => {
    const id = await failedEmail()
    const reader = await enterAsStaff(testApp, 'reader')
    expect((await reader('POST', `emails/${id}/retries`)).statusCode).toBe(403)
    await testApp.db.updateTable('emails').set({ secretEncrypted: null }).where('id', '=', id).execute()
    expect((await agent('GET', `emails/${id}`)).json<EmailMessage>().abilities.retry).toBe(
      'email.not_retryable',
    )
    const answer = await agent('POST', `emails/${id}/retries`)
    expect([answer.statusCode, answer.json().error.code]).toEqual([409, 'email.not_retryable'])
    expect((await agent('POST', 'emails/999999/retries')).statusCode).toBe(404)
  })

  async function failedEmail(): Promise<number> {
    const id = await queueTestEmail(testApp.ctx, { clientId })
    const failed = {
      state: 'failed' as const,
      reason: 'unconfirmed',
      handedOverAt: testApp.clock.now(),
      lastError: 'timeout',
    }
    await testApp.db.updateTable('emails').set(failed).where('id', '=', id).execute()
    return id
  }
})

describe('demo mode', () => {
  test('shows what it "sent" to everybody, links and codes included', async () => {
    const demo = await buildTestApp({ demo: true })
    const id = await queueTestEmail(demo.ctx)
    await demo.runJobs()
    const answer = await demo.app.inject('/api/v1/demo-emails')
    expect(answer.statusCode).toBe(200)
    expect(answer.json().items).toMatchObject([
      { id, to: 'maria@example.org', sentAt: demo.clock.now().toISOString() },
    ])
    expect(answer.json().items[0].text).toContain(testLink)
    await demo.close()
  })

  test('is the only one that does', async () => {
    expect((await testApp.app.inject('/api/v1/demo-emails')).statusCode).toBe(404)
  })
})

function toMember() {
  return { email: member.email, name: 'Maria Souza', userId: member.id, contactId: null }
}

async function lastEmail() {
  return await testApp.db.selectFrom('emails').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst()
}

async function lastEvent() {
  return await testApp.db
    .selectFrom('auditEvents')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
