import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { maintain } from '#server/services.ts'
import { signInAs } from '#test/app.ts'
import { insertStaffUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, callAs, codeOf } from '#test/people.ts'
import { runTask, type Work, type Works } from './run.ts'

const testApp = useTestApp()
let call: Call
let userId: number
beforeAll(async () => {
  const headers = await signInAs(testApp, { kind: 'staff', role: 'administrator' })
  call = callAs(testApp, headers)
  userId = (await call('GET', 'session')).json().user.id
})

async function insertTask(values: object = {}): Promise<number> {
  const task = {
    kind: 'client_download' as const,
    ownerUserId: userId,
    input: JSON.stringify({ columns: ['id'], sort: '-id', locale: 'en' }),
    ...values,
  }
  const row = await testApp.db
    .insertInto('backgroundTasks')
    .values(task)
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

function doing(work: Work): Works {
  return { client_download: work, import_check: work, import_write: work }
}

async function stateOf(id: number) {
  return (await call('GET', `background-tasks/${id}`)).json()
}

test('cancelled work stops at its next step, and leaves nothing', async () => {
  const id = await insertTask()
  let steps = 0
  const work: Work = async (_ctx, _task, report) => {
    for (; steps < 100; steps += 1) {
      if (steps === 3)
        expect((await call('POST', `background-tasks/${id}/cancellation`)).json().state).toBe('cancelled')
      await report(steps, 100 + steps)
    }
    return null
  }
  await runTask(testApp.ctx, id, doing(work))
  expect(steps).toBe(3)
  expect(await stateOf(id)).toMatchObject({ state: 'cancelled', file: null })
  await runTask(testApp.ctx, id, doing(work))
  expect(await stateOf(id)).toMatchObject({ state: 'cancelled' })
})

test('work cancelled while it made its last step leaves no file', async () => {
  const id = await insertTask()
  await runTask(
    testApp.ctx,
    id,
    doing(async (ctx) => {
      const bytes = await ctx.files.save('test/last', [Buffer.from('x')] as never)
      await call('POST', `background-tasks/${id}/cancellation`)
      return { key: 'test/last', name: 'last', bytes }
    }),
  )
  expect(await stateOf(id)).toMatchObject({ state: 'cancelled', file: null })
  await expect(testApp.ctx.files.open('test/last')).rejects.toThrow('metadata')
})

test('a refusal is told in the reader’s language; a defect is logged and told without detail', async () => {
  const refused = await insertTask({ kind: 'import_check', input: '{"importId": 999999}' })
  await testApp.runJobs()
  await maintain(testApp.ctx)
  await testApp.runJobs()
  expect(await stateOf(refused)).toMatchObject({
    state: 'failed',
    importId: 999_999,
    error: { code: 'request.not_found', message: 'Não encontramos o que você procura.' },
  })
  const broken = await insertTask()
  await runTask(
    testApp.ctx,
    broken,
    doing(async () => Promise.reject(new Error('secret detail'))),
  )
  expect((await stateOf(broken)).error.code).toBe('internal.unexpected')
  expect(JSON.stringify(await stateOf(broken))).not.toContain('secret')
  expect(testApp.errors.splice(0).join('')).toContain('secret detail')
})

test('a run that was killed is begun anew by the maintenance, one that lives is left alone', async () => {
  const dead = await insertTask({ state: 'running', attemptId: randomUUID(), doneCount: 7 })
  let begins = 0
  const living = await insertTask()
  await runTask(
    testApp.ctx,
    living,
    doing(async () => {
      begins += 1
      await maintain(testApp.ctx)
      const waiting = await testApp.db
        .selectFrom('backgroundTasks')
        .select('state')
        .where('id', '=', living)
        .executeTakeFirst()
      expect(waiting?.state).toBe('running')
      // Another worker that gets the job does not get the task.
      await runTask(
        testApp.ctx,
        living,
        doing(async () => Promise.reject(new Error('taken twice'))),
      )
      return null
    }),
  )
  expect(begins).toBe(1)
  expect(await stateOf(living)).toMatchObject({ state: 'done' })
  await testApp.runJobs()
  expect(await stateOf(dead)).toMatchObject({ state: 'done', total: 0 })
})

test('who lost the permission meanwhile gets nothing', async () => {
  const { id: reader } = await insertStaffUser(testApp.db, { role: 'reader' })
  const id = await insertTask({ ownerUserId: reader })
  await runTask(
    testApp.ctx,
    id,
    doing(async () => Promise.reject(new Error('must not run'))),
  )
  const row = await testApp.db
    .selectFrom('backgroundTasks')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(row).toMatchObject({ state: 'failed', errorCode: 'auth.forbidden' })
})

test('one person has five of them under way at most', async () => {
  for (let at = 0; at < 5; at += 1) await insertTask()
  expect(codeOf(await call('POST', 'client-downloads', {}))).toBe('background_task.too_many')
  await testApp.db.deleteFrom('backgroundTasks').where('state', '=', 'queued').execute()
  expect((await call('POST', 'client-downloads', {})).statusCode).toBe(202)
})
