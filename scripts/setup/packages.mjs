import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addAddresses } from './addresses.mjs'
import { run } from './command.mjs'
import { hashFiles, read, replaceFolder, write } from './files.mjs'
import { checkRuntime, hasGlibc } from './runtime.mjs'

/** Is there what building and running need, and, with `dev`, what tests and checks need as well? */
export function isInstalled(root, { dev }) {
  const stamp = read(stampOf(root))
  if (stamp === keyOf(root, { dev: true })) return true
  if (!dev && stamp === keyOf(root, { dev: false })) return true
  if (!matchesLockFile(root, { dev })) return false
  write(stampOf(root), keyOf(root, { dev }))
  return true
}

/** Installed aside and then moved: a running server keeps its packages, an interrupted install leaves nothing half done. */
export async function install(root, { dev }) {
  // A developer's editor and checks outlive a start after a change of the lock file.
  const all = dev || hasDevelopmentPackages(root)
  console.log(`Installing packages ${all ? 'to run, build and test' : 'to run and build'} with npm`)
  const draft = await beginDraft(root)
  const isAddition = read(stampOf(root)) === keyOf(root, { dev: false })
  if (isAddition) await addDevelopmentPackages(root, draft)
  else await npm(draft, 'ci', all ? '--include=dev' : '--omit=dev')
  checkRuntime(draft)
  // 67 MB of C headers for compiling native modules, which nothing here does.
  rmSync(join(draft, `node_modules/node-linux-${process.arch}/include`), { recursive: true, force: true })
  write(stampOf(draft), keyOf(root, { dev: all }))
  replaceFolder(join(root, 'node_modules'), join(draft, 'node_modules'))
  rmSync(draft, { recursive: true, force: true })
}

async function beginDraft(root) {
  const draft = join(root, 'dist/packages.new')
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  for (const name of ['package.json', '.npmrc'])
    if (existsSync(join(root, name))) copyFileSync(join(root, name), join(draft, name))
  const lockFile = addAddresses(readLockFile(root), await npm(draft, 'config', 'get', 'registry'))
  writeFileSync(join(draft, 'package-lock.json'), JSON.stringify(lockFile))
  return draft
}

/** Copying what is there is quicker than unpacking it again. */
async function addDevelopmentPackages(root, draft) {
  await run(root, ['cp', '-Rp', 'node_modules', draft], 'cp')
  await npm(draft, 'install', '--include=dev', '--no-save')
  // Other than npm ci, npm install helps itself to what the lock file lacks.
  if (!matchesLockFile(draft, { dev: true }))
    throw new Error(
      'npm install brought other packages than package-lock.json names; does package.json agree?',
    )
}

function npm(folder, command, ...options) {
  const file = process.env.npm_execpath ?? ''
  const itself = file.endsWith('npm-cli.js')
    ? [process.env.npm_node_execpath ?? process.execPath, file]
    : ['npm']
  // npm's warnings are about its own Node, which is not the one that the program runs on.
  const always = ['--include=optional', '--loglevel=error', '--no-audit', '--no-fund']
  return run(folder, [...itself, command, ...options, ...always], `npm ${command}`)
}

function stampOf(root) {
  return join(root, 'node_modules/.balcao-installed')
}

function keyOf(root, { dev }) {
  const lockFile = hashFiles(root, [join(root, 'package-lock.json')])
  return [lockFile, process.platform, process.arch, dev ? 'dev' : 'run'].join(' ')
}

/** Somebody who works on the dependencies has run npm themselves; what npm recorded then tells. */
function matchesLockFile(root, { dev }) {
  const present = installedPackages(root)
  if (!present) return false
  const wanted = readLockFile(root).packages
  const paths = Object.keys(wanted).filter((path) => path !== '')
  return (
    Object.keys(present).every((path) => path in wanted) &&
    paths.every((path) =>
      present[path]
        ? present[path].version === wanted[path].version
        : isForElsewhere(wanted[path]) || (!dev && wanted[path].dev),
    )
  )
}

function readLockFile(root) {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
}

function hasDevelopmentPackages(root) {
  return Object.values(installedPackages(root) ?? {}).some((one) => one.dev)
}

/** As npm recorded them when it had installed them. */
function installedPackages(root) {
  const record = read(join(root, 'node_modules/.package-lock.json'))
  return record && JSON.parse(record).packages
}

function isForElsewhere({ optional, os, cpu, libc }) {
  const suits = (list, own) => !list || list.includes(own)
  const isForHere =
    (os || cpu) &&
    suits(os, process.platform) &&
    suits(cpu, process.arch) &&
    (!libc || libc.includes(hasGlibc() ? 'glibc' : 'musl'))
  return optional === true && !isForHere
}
