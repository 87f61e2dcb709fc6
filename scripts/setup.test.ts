import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'

const installing = 'Installing packages to run and build with npm'
const installingAll = 'Installing packages to run, build and test with npm'
const building = 'Building the web client with vite build'
const buildingServer = 'Building the server with vite build'
const nodePackage = `node-linux-${process.arch}`
let root: string
let registry: Server
/** Of which packages npm asked for all versions. */
const listed: string[] = []
/** Called in place of an answer when npm fetches what only tests need. */
let holdTester: ((answer: ServerResponse) => void) | undefined

// A project in small, with a registry of its own. What stands in for vite there notes each build.
beforeAll(async () => {
  root = await makeTemporaryFolder()
  await cp(join(import.meta.dirname, 'setup.mjs'), join(root, 'scripts/setup.mjs'))
  await cp(join(import.meta.dirname, 'setup'), join(root, 'scripts/setup'), { recursive: true })
  await publish('vite', {
    'bin/vite.js': `const fs = require('node:fs')
     const after = (name) => process.argv[process.argv.indexOf(name) + 1]
     const out = after('--outDir')
     const isServer = after('--config') === 'vite.server.config.ts'
     fs.mkdirSync(out, { recursive: true })
     fs.copyFileSync(isServer ? 'server/start.ts' : 'web/index.html', out + (isServer ? '/start.js' : '/index.html'))
     fs.appendFileSync('builds', 'x')`,
  })
  await publish('tester', {})
  await publish(nodePackage, { 'include/node.h': '' })
  registry = createServer((request, answer) => void serve(request.url ?? '', answer))
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve))
  await write('package.json', JSON.stringify(manifest))
  await write('package-lock.json', JSON.stringify(lockFile('1.0.0')))
  await write('web/index.html', 'first')
  await write('contract/a.ts', '')
  await write('vite.config.ts', '')
  await write('vite.server.config.ts', '')
  await write('server/start.ts', 'first')
})

beforeEach(() => {
  holdTester = undefined
})

afterAll(async () => {
  registry.closeAllConnections()
  await new Promise((resolve) => registry.close(resolve))
  await rm(root, { recursive: true })
})

test('installs what building and running need, and builds, once when two start at once', async () => {
  const both = await Promise.all([setup(), setup()])
  expect(both.map((one) => one.code)).toEqual([0, 0])
  const lines = both.flatMap((one) => one.output.split('\n')).filter((line) => line !== '')
  expect(lines.filter((line) => !line.startsWith('Waiting')).sort()).toEqual(
    [building, buildingServer, installing].sort(),
  )
  expect(await read('builds')).toBe('xx')
  expect(await read('dist/web/index.html')).toBe('first')
  expect(await read('dist/server/start.js')).toBe('first')
  expect(has('node_modules/tester')).toBe(false)
})

test('fetches packages without looking their addresses up', () => {
  expect(listed).toEqual([])
})

test('leaves out the headers for compiling native modules', () => {
  expect(has(`node_modules/${nodePackage}/package.json`)).toBe(true)
  expect(has(`node_modules/${nodePackage}/include`)).toBe(false)
})

test('says and does nothing when all is up to date', async () => {
  expect(await setup()).toEqual({ code: 0, output: '' })
})

test('keeps what is installed when installing the rest is interrupted', async () => {
  const asked = new Promise((resolve) => (holdTester = resolve))
  const child = start('--include=dev')
  await asked
  expect(has('node_modules/vite/package.json')).toBe(true)
  child.kill('SIGTERM')
  expect((await ended(child)).code).not.toBe(0)
  expect(await setup()).toEqual({ code: 0, output: '' })
  expect(has('node_modules/tester')).toBe(false)
})

test('refuses what the lock file does not name', async () => {
  const devDependencies = { tester: '2.0.0' }
  await write('package.json', JSON.stringify({ ...manifest, devDependencies }))
  const { code, output } = await setup('--include=dev')
  expect(code).toBe(1)
  expect(output).toContain('does package.json agree?')
  expect(has('node_modules/tester')).toBe(false)
  await write('package.json', JSON.stringify(manifest))
})

test('installs the rest once for tests and checks, and a start is content with it', async () => {
  const all = await Promise.all([setup('--include=dev'), setup(), setup('--include=dev', '--no-builds')])
  expect(all.map((one) => one.code)).toEqual([0, 0, 0])
  expect(all.flatMap((one) => one.output.split('\n')).filter((line) => line === installingAll)).toHaveLength(
    1,
  )
  expect(has('node_modules/tester/package.json')).toBe(true)
  expect(has('node_modules/vite/package.json')).toBe(true)
  expect(await setup('--include=dev')).toEqual({ code: 0, output: '' })
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

test('believes npm when somebody installed by hand', async () => {
  await rm(join(root, 'node_modules/.balcao-installed'))
  expect(await setup('--include=dev', '--no-builds')).toEqual({ code: 0, output: '' })
  await rm(join(root, 'node_modules/.balcao-installed'))
  expect(await setup('--no-builds')).toEqual({ code: 0, output: '' })
  expect(await setup('--include=dev', '--no-builds')).toEqual({ code: 0, output: '' })
})

test('installs again when the lock file moved on, and what tests need only where it was', async () => {
  await write('package-lock.json', JSON.stringify(lockFile('2.0.0')))
  expect(await setup('--no-builds')).toEqual({ code: 0, output: `${installingAll}\n` })
  expect(await read('node_modules/vite/package.json')).toContain('2.0.0')
  expect(has('node_modules/tester')).toBe(true)
  await rm(join(root, 'node_modules'), { recursive: true })
  expect(await setup('--no-builds')).toEqual({ code: 0, output: `${installing}\n` })
  expect(has('node_modules/tester')).toBe(false)
})

test('takes over after a start that was killed at work', async () => {
  await mkdir(join(root, 'dist/.setup-lock'))
  await utimes(join(root, 'dist/.setup-lock'), 0, 0)
  await write('dist/packages.new/node_modules/vite/package.json', 'half')
  // The lock file is part of what is built from.
  expect(await setup('--include=dev')).toEqual({
    code: 0,
    output: `${installingAll}\n${building}\n${buildingServer}\n`,
  })
  expect(await read('node_modules/vite/package.json')).toContain('2.0.0')
  expect(has('dist/packages.new')).toBe(false)
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

const manifest = {
  name: 'small',
  version: '1.0.0',
  dependencies: { vite: '>=1.0.0' },
  optionalDependencies: { [nodePackage]: '1.0.0' },
  devDependencies: { tester: '1.0.0' },
}

function lockFile(viteVersion: string) {
  return {
    name: 'small',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: {
      '': manifest,
      'node_modules/vite': { version: viteVersion },
      'node_modules/tester': { version: '1.0.0', dev: true },
      [`node_modules/${nodePackage}`]: { version: '1.0.0', optional: true },
    },
  }
}

/** In two versions that hold the same. */
async function publish(name: string, files: Record<string, string>): Promise<void> {
  for (const version of ['1.0.0', '2.0.0']) {
    const folder = `registry/${name}-${version}`
    await write(`${folder}/package/package.json`, JSON.stringify({ name, version }))
    for (const [file, text] of Object.entries(files)) await write(`${folder}/package/${file}`, text)
    execFileSync('tar', ['-czf', `${join(root, folder)}.tgz`, '-C', join(root, folder), 'package'])
  }
}

async function serve(url: string, answer: ServerResponse): Promise<void> {
  const [, name, file] = /^\/([^/]+)(?:\/-\/(.+))?$/.exec(url) ?? []
  if (!name) throw new Error(`What is ${url}?`)
  if (!file) {
    listed.push(name)
    answer.end(JSON.stringify(versionsOf(name)))
  } else if (name === 'tester' && holdTester) {
    holdTester(answer)
  } else {
    answer.end(await readFile(join(root, 'registry', file)))
  }
}

function versionsOf(name: string) {
  const versions = ['1.0.0', '2.0.0'].map((version) => {
    const dist = { tarball: `${registryUrl()}/${name}/-/${name}-${version}.tgz` }
    return [version, { name, version, dist }] as const
  })
  return { name, versions: Object.fromEntries(versions) }
}

function registryUrl(): string {
  return `http://127.0.0.1:${(registry.address() as AddressInfo).port}`
}

function setup(...args: string[]) {
  return ended(start(...args))
}

function start(...args: string[]) {
  return spawn(process.execPath, [join(root, 'scripts/setup.mjs'), ...args], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      npm_config_registry: registryUrl(),
      npm_config_cache: join(root, 'cache'),
    },
  })
}

function ended(child: ReturnType<typeof start>): Promise<{ code: number | null; output: string }> {
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

function has(name: string): boolean {
  return existsSync(join(root, name))
}
