import { rm } from 'node:fs/promises'
import { expect } from 'vitest'
import type { Contact } from '#contract/contacts.ts'
import type { EmailListItem } from '#contract/emails.ts'
import { freePort, startProgramProcess } from './program.ts'
import { type ReceivedMessage, startSmtpServer } from './smtp.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

const admin = { email: 'admin@example.com', password: 'uma frase de teste longa' }
const writers = 4

/**
 * Kills the program this many times while contacts are being added, each time after more of them. No acknowledged
 * contact may be lost, and no e-mail lost or sent twice.
 */
export async function expectCrashesToLoseNothing(rounds: number): Promise<void> {
  const dataDir = await makeTemporaryFolder()
  const smtp = await startSmtpServer()
  const env = {
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    SMTP_URL: smtp.url,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    LOG_LEVEL: 'silent',
  }
  let program = await startProgramProcess(env)
  try {
    const api = await signIn(program.baseUrl)
    const client = { tradeName: 'Teste', legalName: 'Teste Ltda.', email: 'teste@example.com' }
    const { id } = (await api.post('/clients', client)) as { id: number }
    const acknowledged: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      const before = acknowledged.length
      const writing = Array.from({ length: writers }, (_, writer) =>
        writeUntilKilled(api, id, `r${round}w${writer}`, acknowledged),
      )
      await expect
        .poll(() => acknowledged.length - before, { timeout: 60_000, interval: 5 })
        .toBeGreaterThan((40 * round) / rounds)
      await program.kill('SIGKILL')
      await Promise.all(writing)
      program = await startProgramProcess(env)
    }
    const contacts = new Set(
      (await api.all<Contact>(`/clients/${id}/contacts`)).map((contact) => contact.email),
    )
    expect(acknowledged.filter((email) => !contacts.has(email))).toEqual([])
    await expect
      .poll(async () => await api.get('/mail-status'), { timeout: 90_000, interval: 250 })
      .toMatchObject({ waiting: 0 })
    expectEachOnce(await api.all<EmailListItem>(`/clients/${id}/emails`), smtp.messages, contacts)
  } finally {
    await program.kill('SIGTERM')
    await smtp.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Each contact gets a welcome and a link: each arrived once, or is shown as unconfirmed. */
function expectEachOnce(emails: EmailListItem[], received: ReceivedMessage[], people: Set<string>): void {
  const arrived = received.map((message) => `${message.envelope.to[0]} ${message.subject}`)
  expect(arrived.length, 'nothing arrives twice').toBe(new Set(arrived).size)
  expect(emails.length, 'a message for each cause').toBe(2 * people.size)
  for (const email of emails) {
    if (email.state === 'sent') expect(arrived).toContain(`${email.to} ${email.subject}`)
    else expect(email).toMatchObject({ state: 'failed', reason: 'unconfirmed' })
  }
}

type Api = Awaited<ReturnType<typeof signIn>>

/** Adds contacts one by one until the program no longer answers, and records those that it acknowledged. */
async function writeUntilKilled(
  api: Api,
  clientId: number,
  prefix: string,
  acknowledged: string[],
): Promise<void> {
  for (let number = 0; ; number += 1) {
    const email = `${prefix}n${number}@example.com`
    const access = { permissions: [], supportLevel: 0, sendSetPasswordEmail: true }
    const contact = { firstName: 'Ana', lastName: prefix, email, notifications: [], access }
    try {
      await api.post(`/clients/${clientId}/contacts`, contact)
    } catch {
      return
    }
    acknowledged.push(email)
  }
}

async function signIn(baseUrl: string) {
  const send = async (method: string, path: string, body?: unknown, cookie = '') => {
    const answer = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return {
      body: await answer.json(),
      cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    }
  }
  const { cookie } = await send('POST', '/sessions', admin)
  const get = async (path: string) => (await send('GET', path, undefined, cookie)).body

  return {
    get,
    post: async (path: string, body: unknown) => (await send('POST', path, body, cookie)).body,
    all: async <Item>(path: string): Promise<Item[]> => {
      const items: Item[] = []
      for (let next: string | null = ''; next !== null; ) {
        const page = (await get(`${path}?limit=100${next && `&cursor=${next}`}`)) as {
          items: Item[]
          next: string | null
        }
        items.push(...page.items)
        next = page.next
      }
      return items
    },
  }
}
