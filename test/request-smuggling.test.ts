import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { beforeAll, expect, test } from 'vitest'
import { signInAs } from './app.ts'
import { insertMembership } from './factories.ts'
import { useTestApp } from './hooks.ts'
import { signInAgent, startActing } from './impersonation.ts'

const testApp = useTestApp()
let port: number
beforeAll(async () => {
  await testApp.app.listen({ port: 0, host: '127.0.0.1' })
  port = (testApp.app.server.address() as AddressInfo).port
})

/** Sends these header lines unchanged, which no HTTP client library would do. */
async function send(lines: string[], path = 'portal/session'): Promise<{ status: number; body: string }> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    answer += chunk
  })
  const head = [`GET /api/v1/${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...lines]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  await once(socket, 'close')
  return { status: Number(answer.slice(9, 12)), body: answer }
}

async function enterTwoAccounts() {
  const one = await insertMembership(testApp.db, { permissions: ['users:manage'] })
  const other = await insertMembership(testApp.db)
  const headers = await signInAs(testApp, { kind: 'user', userId: one.userId })
  return { one, other, cookie: `Cookie: ${headers['cookie']}` }
}

test('an account named twice is no account, whichever comes first', async () => {
  const { one, other, cookie } = await enterTwoAccounts()
  const own = `balcao-account: ${one.clientId}`
  expect((await send([cookie, own])).status).toBe(200)
  for (const lines of [
    [own, `balcao-account: ${other.clientId}`],
    [`balcao-account: ${other.clientId}`, own],
    [own, own],
    [`Balcao-Account: ${one.clientId}, ${other.clientId}`],
    ['balcao-account:'],
    [`balcao-account: ${one.clientId}e0`, 'balcao-account: x'],
  ]) {
    const { status, body } = await send([cookie, ...lines])
    expect([status, body.includes('auth.account_required'), lines]).toEqual([403, true, lines])
  }
})

test('an impersonation named twice is refused, and never becomes the staff user’s own rights', async () => {
  const agent = await signInAgent(testApp)
  const acted = await insertMembership(testApp.db)
  const { id } = await startActing(testApp, agent.headers, acted.id)
  const cookie = `Cookie: ${agent.headers['cookie']}`
  const acting = `balcao-impersonation: ${id}`
  expect((await send([cookie, acting])).status).toBe(200)
  for (const lines of [
    [acting, acting],
    [acting, 'balcao-impersonation: 0'],
    [`BALCAO-IMPERSONATION: ${id}`, acting],
    ['balcao-impersonation:'],
  ]) {
    for (const path of ['portal/session', 'clients']) {
      const { status, body } = await send([cookie, ...lines], path)
      expect([status, body.includes('impersonation.over'), lines]).toEqual([403, true, lines])
    }
  }
})

test('two cookies are one of them, never a mix of both', async () => {
  const [ana, bia] = [await enterTwoAccounts(), await enterTwoAccounts()]
  const merged = `${ana.cookie}; ${bia.cookie.replace('Cookie: ', '')}`
  for (const lines of [[ana.cookie, bia.cookie], [merged]]) {
    const mine = await send([...lines, `balcao-account: ${ana.one.clientId}`])
    const theirs = await send([...lines, `balcao-account: ${bia.one.clientId}`])
    expect([mine.status, theirs.status].sort()).toEqual([200, 403])
  }
  const planted = await send([
    'Cookie: balcao_session=planted',
    ana.cookie,
    `balcao-account: ${ana.one.clientId}`,
  ])
  expect([200, 401]).toContain(planted.status)
})

test('a second token, or one beside a session, opens nothing more', async () => {
  const reader = await signInAs(testApp, { kind: 'staff', role: 'administrator' })
  const made = await testApp.app.inject({
    method: 'POST',
    url: '/api/v1/api-tokens',
    headers: reader,
    payload: { name: 'ERP', role: 'reader' },
  })
  const right = `Authorization: Bearer ${made.json().secret}`
  expect((await send([right], 'clients')).status).toBe(200)
  expect((await send(['Authorization: Bearer wrong', right], 'clients')).status).toBe(401)
  const beside = await send(['Authorization: Bearer wrong', `Cookie: ${reader['cookie']}`], 'clients')
  expect(beside.status).toBe(401)
  expect((await send([right, `Cookie: ${reader['cookie']}`], 'staff-users')).status).toBe(403)
})

test('a body declared in two ways is not read at all', async () => {
  const { cookie } = await enterTwoAccounts()
  const lines = [cookie, 'Content-Length: 4', 'Transfer-Encoding: chunked']
  expect((await send(lines)).status).toBe(400)
  expect((await send([cookie, 'Content-Length: 4', 'Content-Length: 5'])).status).toBe(400)
})
