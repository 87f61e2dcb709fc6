import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readSheet } from 'read-excel-file/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { clientColumns } from '#contract/client-columns.ts'
import { maintain } from '#server/services.ts'
import { buildTestApp, signInAs, type TestApp } from '#test/app.ts'
import { insertClient, insertPlan, insertSubscription } from '#test/factories.ts'
import { callAs, codeOf } from '#test/people.ts'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'

let testApp: TestApp
let headers: Record<string, string>
let folder: string
let count = 0
beforeAll(async () => {
  folder = await makeTemporaryFolder()
})
afterAll(async () => await rm(folder, { recursive: true, force: true }))
beforeEach(async () => {
  testApp = await buildTestApp()
  headers = await signInAs(testApp, { kind: 'staff', role: 'finance' })
})
afterEach(async () => await testApp.close())

async function fetchRows(path: string, as = headers) {
  const answer = await testApp.app.inject({ url: `/api/v1/${path}`, headers: as })
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
  expect(answer.headers['content-type']).toContain('spreadsheetml')
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename=/)
  const file = join(folder, `${count++}.xlsx`)
  await writeFile(file, answer.rawPayload)
  return await readSheet(file)
}

async function insertSome() {
  const plan = await insertPlan(testApp.db, { name: 'Ouro' })
  const { id: pao } = await insertClient(testApp.db, {
    tradeName: '=Pão & Cia',
    legalName: 'Pão Ltda.',
    createdAt: '2026-11-10T02:59:59Z',
    suspendedAt: new Date(),
  })
  const { id: zebra } = await insertClient(testApp.db, {
    tradeName: 'Zebra',
    legalName: 'Zebra SA',
    createdAt: '2026-11-12T12:00:00Z',
  })
  await insertSubscription(testApp.db, {
    clientId: pao,
    planId: plan.id,
    includedSessions: 100,
    extraSessions: 5,
    usedSessions: 20,
    dueOn: '2026-12-01',
    lastPaidOn: '2026-11-01',
    paymentStatus: 'paid',
  })
  return { pao, zebra }
}

test('the list as it is shown: typed cells, labels in the reader’s language, days where the provider is', async () => {
  const { pao, zebra } = await insertSome()
  expect(await fetchRows('clients.xlsx?sort=id')).toEqual([
    [
      'ID',
      'Nome fantasia',
      'Razão social',
      'Plano',
      'Status',
      'Sessões restantes',
      'Suspenso',
      'Data de vencimento',
      'Data do último pagamento',
      'Data de criação',
    ],
    [
      pao,
      '=Pão & Cia',
      'Pão Ltda.',
      'Ouro',
      'Ativo',
      85,
      'Sim',
      day('2026-12-01'),
      day('2026-11-01'),
      day('2026-11-09'),
    ],
    [zebra, 'Zebra', 'Zebra SA', null, 'Desativado', null, 'Não', null, null, day('2026-11-12')],
  ])
  const [header, first] = await fetchRows('clients.xlsx?columns=suspended,id&sort=-tradeName', {
    ...headers,
    'accept-language': 'en',
  })
  expect(header).toEqual(['Suspended', 'ID'])
  expect(first).toEqual(['No', zebra])
})

test('filtered and sorted as the list', async () => {
  const { pao } = await insertSome()
  expect((await fetchRows('clients.xlsx?tradeName=pao&columns=id')).slice(1)).toEqual([[pao]])
  expect((await fetchRows('clients.xlsx?suspended=false&columns=id,tradeName')).slice(1)).toMatchObject([
    [expect.anything(), 'Zebra'],
  ])
  expect(await fetchRows('clients.xlsx?tradeName=nobody')).toHaveLength(1)
})

test('names no column twice and none that there is not', async () => {
  for (const columns of ['id,id', 'id,password', '']) {
    const answer = await testApp.app.inject({ url: `/api/v1/clients.xlsx?columns=${columns}`, headers })
    expect(answer.statusCode).toBe(400)
  }
})

test('who may not export does not, and a download is in the history', async () => {
  await insertSome()
  const reader = await signInAs(testApp, { kind: 'staff', role: 'reader' })
  const refused = await testApp.app.inject({ url: '/api/v1/clients.xlsx', headers: reader })
  expect(refused.json().error.code).toBe('auth.forbidden')
  await fetchRows('clients.xlsx?suspended=true&sort=id')
  const event = await testApp.db
    .selectFrom('auditEvents')
    .select(['after', 'clientId'])
    .where('action', '=', 'client_list.downloaded')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  expect(event).toMatchObject({
    clientId: null,
    after: { suspended: 'true', rows: 1, columns: clientColumns.join(', ') },
  })
})

async function insertMany(many: number) {
  await sql`insert into clients (trade_name, legal_name, slug, email)
    select 'Cliente ' || n, 'Cliente ' || n || ' Ltda.', 'cliente-' || n, 'c' || n || '@example.com'
    from generate_series(1, ${many}) n`.execute(testApp.db)
}

test('a long list is made in the background: once, completely, for its owner alone, for a day', async () => {
  await insertMany(10_001)
  const direct = await testApp.app.inject({ url: '/api/v1/clients.xlsx', headers })
  expect(direct.json().error).toMatchObject({ code: 'client_download.too_long', data: { limit: 10_000 } })

  const call = callAs(testApp, headers)
  const started = (
    await call('POST', 'client-downloads', { sort: 'tradeName', columns: ['tradeName', 'plan'] })
  ).json()
  expect(started).toMatchObject({ kind: 'client_download', state: 'queued', done: 0, file: null })
  expect(codeOf(await call('GET', `background-tasks/${started.id}/file`))).toBe('background_task.file_gone')
  expect(codeOf(await call('DELETE', `background-tasks/${started.id}`))).toBe('background_task.unfinished')
  await testApp.runJobs()
  const done = (await call('GET', `background-tasks/${started.id}`)).json()
  expect(done).toMatchObject({
    state: 'done',
    total: 10_001,
    error: null,
    file: { name: 'Clientes 2026-11-22.xlsx' },
  })
  const rows = await fetchRows(`background-tasks/${started.id}/file`)
  const names = rows.slice(1).map(([name]) => name as string)
  expect(new Set(names).size).toBe(10_001)
  const inList = await testApp.db
    .selectFrom('clientList')
    .select('tradeName')
    .orderBy('tradeNameKey')
    .orderBy('clientId')
    .execute()
  expect(names).toEqual(inList.map((row) => row.tradeName))

  const other = callAs(testApp, await signInAs(testApp, { kind: 'staff', role: 'administrator' }))
  for (const path of ['', '/file', '/cancellation']) {
    const answer = await other(
      path === '/cancellation' ? 'POST' : 'GET',
      `background-tasks/${started.id}${path}`,
    )
    expect(answer.statusCode).toBe(404)
  }
  expect((await other('GET', 'background-tasks')).json().items).toEqual([])

  testApp.clock.advance(24 * 60 * 60 * 1000 + 1000)
  expect(codeOf(await call('GET', `background-tasks/${started.id}/file`))).toBe('background_task.file_gone')
  await maintain(testApp.ctx)
  await expect(testApp.ctx.files.open(`downloads/${started.id}.xlsx`)).rejects.toThrow('metadata')
  expect((await call('DELETE', `background-tasks/${started.id}`)).statusCode).toBe(204)
}, 60_000)

test('sorted by a column that many have no value in, nobody is missing', async () => {
  await insertMany(4_500)
  const plan = await insertPlan(testApp.db, { name: 'Prata' })
  await sql`insert into subscriptions (client_id, plan_id, price_cents, currency, cycle_months, included_sessions,
      started_on, anchor_day, period_start_on, period_end_on, due_on)
    select id, ${plan.id}, 1, 'BRL', 1, 10, '2026-11-01', 1, '2026-11-01', '2026-12-01', '2026-12-01'
    from clients where id % 3 = 0`.execute(testApp.db)
  const call = callAs(testApp, headers)
  for (const sort of ['plan', '-plan', 'dueOn', '-createdAt', 'status']) {
    const { id } = (await call('POST', 'client-downloads', { sort, columns: ['id'] })).json()
    await testApp.runJobs()
    const ids = (await fetchRows(`background-tasks/${id}/file`)).slice(1).map(([one]) => one)
    expect(new Set(ids).size, sort).toBe(4_500)
    expect(ids, sort).toHaveLength(4_500)
  }
}, 60_000)
const day = (text: string) => new Date(`${text}T00:00:00Z`)
