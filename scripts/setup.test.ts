import { spawn } from 'node:child_process'
import { cp, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'

const installing = 'Installing packages with npm ci (about a minute the first time)'
const building = 'Building the web client with vite build'
const buildingServer = 'Building the server with vite build'
let root: string

// A project in small: its only package stands in for vite, and notes each build.
beforeAll(async () => {
  root = await makeTemporaryFolder()
  await cp(join(import.meta.dirname, 'setup.mjs'), join(root, 'scripts/setup.mjs'))
  await cp(join(import.meta.dirname, 'setup'), join(root, 'scripts/setup'), { recursive: true })
  await write('vite/package.json', '{"name": "vite", "version": "1.0.0"}')
  await write(
    'vite/bin/vite.js',
    `const fs = require('node:fs')
     const after = (name) => process.argv[process.argv.indexOf(name) + 1]
     const out = after('--outDir')
     const isServer = after('--config') === 'vite.server.config.ts'
     fs.mkdirSync(out, { recursive: true })
     fs.copyFileSync(isServer ? 'server/start.ts' : 'web/index.html', out + (isServer ? '/start.js' : '/index.html'))
     fs.appendFileSync('builds', 'x')`,
  )
  await write(
    'package.json',
    '{"name": "small", "version": "1.0.0", "devDependencies": {"vite": "file:vite"}}',
  )
  await write('package-lock.json', JSON.stringify(lockFile('1.0.0')))
  await write('web/index.html', 'first')
  await write('contract/a.ts', '')
  await write('vite.config.ts', '')
  await write('vite.server.config.ts', '')
  await write('server/start.ts', 'first')
})

afterAll(() => rm(root, { recursive: true }))

test('installs and builds once when two start at once, development packages too', async () => {
  const both = await Promise.all([setup(), setup()])
  expect(both.map((one) => one.code)).toEqual([0, 0])
  const lines = both.flatMap((one) => one.output.split('\n')).filter((line) => line !== '')
  expect(lines.filter((line) => !line.startsWith('Waiting')).sort()).toEqual(
    [building, buildingServer, installing].sort(),
  )
  expect(await read('builds')).toBe('xx')
  expect(await read('dist/web/index.html')).toBe('first')
  expect(await read('dist/server/start.js')).toBe('first')
})

test('says and does nothing when all is up to date', async () => {
  expect(await setup()).toEqual({ code: 0, output: '' })
})

test('builds again what changed, unless told not to', async () => {
  await write('web/index.html', 'second')
  expect(await setup('--no-builds')).toEqual({ code: 0, output: '' })
  expect(await setup()).toEqual({ code: 0, output: `${building}\n` })
  expect(await read('dist/web/index.html')).toBe('second')
  await write('server/start.ts', 'second')
  expect(await setup()).toEqual({ code: 0, output: `${buildingServer}\n` })
  expect(await read('dist/server/start.js')).toBe('second')
  await write('contract/a.ts', 'second')
  expect(await setup()).toEqual({ code: 0, output: `${building}\n${buildingServer}\n` })
})

test('believes npm when somebody installed by hand, and installs when the lock file moved on', async () => {
  await rm(join(root, 'node_modules/.balcao-installed'))
  expect(await setup('--no-builds')).toEqual({ code: 0, output: '' })
  await write('package-lock.json', JSON.stringify(lockFile('2.0.0')))
  await write('vite/package.json', '{"name": "vite", "version": "2.0.0"}')
  expect(await setup('--no-builds')).toEqual({ code: 0, output: `${installing}\n` })
})

test('takes over after a start that was killed at work', async () => {
  await mkdir(join(root, 'dist/.setup-lock'))
  await utimes(join(root, 'dist/.setup-lock'), 0, 0)
  // The lock file is part of what is built from.
  expect(await setup()).toEqual({ code: 0, output: `${building}\n${buildingServer}\n` })
})

test('shows what npm said when it fails', async () => {
  await write(
    'package.json',
    '{"name": "small", "version": "1.0.0", "dependencies": {"absent": "file:absent"}}',
  )
  await write('package-lock.json', JSON.stringify({ ...lockFile('3.0.0'), name: 'changed' }))
  const { code, output } = await setup()
  expect(code).toBe(1)
  expect(output).toContain('npm error')
  expect(output.trim().endsWith('npm ci failed.')).toBe(true)
})

function lockFile(version: string) {
  return {
    name: 'small',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: {
      '': { name: 'small', version: '1.0.0', devDependencies: { vite: 'file:vite' } },
      'node_modules/vite': { resolved: 'vite', link: true },
      vite: { version, dev: true },
    },
  }
}

function setup(...args: string[]): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = spawn(process.execPath, [join(root, 'scripts/setup.mjs'), ...args], { env })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })))
}

async function write(name: string, text: string): Promise<void> {
  await mkdir(join(root, name, '..'), { recursive: true })
  await writeFile(join(root, name), text)
}

function read(name: string): Promise<string> {
  return readFile(join(root, name), 'utf8')
}
