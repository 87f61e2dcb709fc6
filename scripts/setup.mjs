// Runs before npm start, npm test and the like, on whatever Node npm itself runs on: plain JavaScript and no
// packages. Installs and builds what is missing or stale, says so, and otherwise says nothing.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exclusively } from './setup/lock.mjs'
import { checkMachine, checkRuntime, nodeToUse } from './setup/runtime.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const lockFile = join(root, 'package-lock.json')
const installedStamp = join(root, 'node_modules/.balcao-installed')
const builds = [
  {
    name: 'web client',
    folder: join(root, 'dist/web'),
    result: 'index.html',
    config: 'vite.config.ts',
    sources: ['contract', 'web'],
  },
  {
    name: 'server',
    folder: join(root, 'dist/server'),
    result: 'start.js',
    config: 'vite.server.config.ts',
    sources: ['contract', 'server'],
  },
]

main().catch((error) => {
  console.error(`\n${error.message}\n`)
  process.exit(1)
})

async function main() {
  checkMachine(root)
  if (!isInstalled()) {
    await exclusively(root, async () => {
      if (!isInstalled()) await install()
    })
  }
  if (process.argv.includes('--no-builds')) return
  for (const build of builds) {
    if (isBuilt(build)) continue
    await exclusively(root, async () => {
      if (!isBuilt(build)) await make(build)
    })
  }
}

function isInstalled() {
  if (read(installedStamp) === installKey()) return true
  if (!matchesLockFile()) return false
  write(installedStamp, installKey())
  return true
}

function installKey() {
  return `${hash([lockFile])} ${process.platform} ${process.arch}`
}

/** Somebody who works on the dependencies has run npm themselves; what npm recorded then tells. */
function matchesLockFile() {
  const recorded = read(join(root, 'node_modules/.package-lock.json'))
  if (!recorded) return false
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  const present = JSON.parse(recorded).packages
  const paths = Object.keys(wanted).filter((path) => path !== '')
  return (
    Object.keys(present).every((path) => path in wanted) &&
    paths.every((path) =>
      present[path] ? present[path].version === wanted[path].version : isForElsewhere(wanted[path]),
    )
  )
}

function isForElsewhere({ optional, os, cpu, libc }) {
  const suits = (list, own) => !list || list.includes(own)
  return (
    optional === true &&
    !(suits(os, process.platform) && suits(cpu, process.arch) && suits(libc, 'glibc') && (os || cpu))
  )
}

async function install() {
  console.log('Installing packages with npm ci (about a minute the first time)')
  // npm's warnings are about its own Node, which is not the one that the program runs on.
  const options = ['--include=dev', '--include=optional', '--loglevel=error', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath ?? ''
  const isNpm = npm.endsWith('npm-cli.js')
  const command = isNpm ? [process.env.npm_node_execpath ?? process.execPath, npm] : ['npm']
  await run([...command, 'ci', ...options], 'npm ci')
  checkRuntime(root)
  write(installedStamp, installKey())
}

function isBuilt(build) {
  return existsSync(join(build.folder, build.result)) && read(`${build.folder}.stamp`) === hashOf(build)
}

/** Built aside and then moved, so that a running server never offers half a client. */
async function make(build) {
  console.log(`Building the ${build.name} with vite build`)
  const key = hashOf(build)
  const draft = `${build.folder}.new`
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const options = ['--config', build.config, '--outDir', draft, '--emptyOutDir', '--logLevel', 'error']
  await run([nodeToUse(root), vite, 'build', ...options], 'vite build')
  const old = `${build.folder}.old`
  rmSync(old, { recursive: true, force: true })
  if (existsSync(build.folder)) renameSync(build.folder, old)
  renameSync(draft, build.folder)
  rmSync(old, { recursive: true, force: true })
  write(`${build.folder}.stamp`, key)
}

function hashOf({ sources, config }) {
  const files = sources.flatMap((name) => filesIn(join(root, name)))
  return hash([...files, join(root, config), lockFile])
}

function filesIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

function hash(files) {
  const all = createHash('sha256')
  for (const file of files)
    all.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  return all.digest('hex')
}

/** Quiet while all goes well; everything it said when it fails. */
function run([command, ...args], name) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = []
    child.stdout.on('data', (chunk) => said.push(chunk))
    child.stderr.on('data', (chunk) => said.push(chunk))
    child.on('error', (error) => reject(new Error(`${name} cannot run: ${error.message}`)))
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${Buffer.concat(said)}\n${name} failed.`))
    })
  })
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** A tree that only its owner may change still works; then the long way is taken at each start. */
function write(file, text) {
  try {
    writeFileSync(file, text)
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error
  }
}
