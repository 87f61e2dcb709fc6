import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildTestApp } from './app.ts'
import { type RunningProgram, startBuiltProgram } from './program.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

const root = join(import.meta.dirname, '..')
const admin = { email: 'admin@example.com', password: 'uma frase de teste longa' }
let dataDir: string
let program: RunningProgram

beforeAll(async () => {
  const setup = spawnSync(process.execPath, ['scripts/setup.mjs'], { cwd: root, encoding: 'utf8' })
  expect(setup.stderr).toBe('')
  dataDir = await makeTemporaryFolder()
  program = await startBuiltProgram({
    DATA_DIR: dataDir,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
  })
})

afterAll(async () => {
  await program.kill('SIGTERM')
  await rm(dataDir, { recursive: true })
})

test('the build has the same API as the source', async () => {
  const { app, close } = await buildTestApp()
  const source = (await app.inject('/api/openapi.json')).json<{ paths: object; components: object }>()
  await close()
  const build = (await (await fetch(`${program.baseUrl}/api/openapi.json`)).json()) as typeof source
  expect(Object.keys(source.paths).length).toBeGreaterThan(50)
  expect(build.paths).toEqual(source.paths)
  expect(build.components).toEqual(source.components)
})

test('it finds what stands beside it: migrations, pages, hashing, the description of the API', async () => {
  const signIn = await fetch(`${program.baseUrl}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(admin),
  })
  expect(signIn.status).toBe(201)
  for (const path of ['/', '/api/docs/', '/api/docs/static/swagger-ui.css']) {
    expect((await fetch(program.baseUrl + path)).status, path).toBe(200)
  }
  // With its accent: the build escapes letters beyond ASCII.
  expect(program.output()).toContain('Balcão: http')
})

test('what it compiled is kept for the next start', () => {
  expect(readdirSync(join(root, 'dist/server/compiled'))).not.toEqual([])
})

// Browsers open connections in advance. An idle one once delayed the shutdown by a minute.
test('it stops quickly even with an idle connection open', async () => {
  const { hostname, port } = new URL(program.baseUrl)
  const silent = connect(Number(port), hostname).on('error', () => {})
  await once(silent, 'connect')
  const isOver = await Promise.race([program.kill('SIGTERM').then(() => true), sleep(20_000, false)])
  silent.destroy()
  expect(isOver).toBe(true)
}, 30_000)
