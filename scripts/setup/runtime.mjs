import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const needed = 24

/** Before anything is downloaded: can this machine run the program at all? */
export function checkMachine(root) {
  const own = majorOf(process.versions.node)
  if (own < 20) {
    throw new Error(`Balcão needs Node.js 20 or newer to install itself; this is ${process.versions.node}.`)
  }
  if (own >= needed || hasOwnNode(root) || bringsNode()) return
  throw new Error(
    `Balcão runs on Node.js ${needed}. It brings that along for Linux with glibc on x64 and arm64; on this machine ` +
      `(${describeMachine()}) install Node.js ${needed} or newer. This is ${process.versions.node}.`,
  )
}

/** After the packages are there: does the `node` that npm scripts will find really run? */
export function checkRuntime(root) {
  const node = nodeToUse(root)
  const { stdout, error } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  if (!error && majorOf((stdout ?? '').slice(1)) >= needed) return
  throw new Error(
    `Balcão runs on Node.js ${needed}, but ${node} ${error ? `does not run here (${error.code})` : `is ${stdout.trim()}`}. ` +
      `Machine: ${describeMachine()}.`,
  )
}

/** npm puts node_modules/.bin first on the PATH, so a Node among the packages wins. */
export function nodeToUse(root) {
  return hasOwnNode(root) ? ownNode(root) : process.execPath
}

function hasOwnNode(root) {
  return existsSync(ownNode(root))
}

function ownNode(root) {
  return join(root, 'node_modules/.bin/node')
}

function bringsNode() {
  return process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch) && hasGlibc()
}

function describeMachine() {
  return [process.platform, process.arch, process.platform === 'linux' && !hasGlibc() && 'musl']
    .filter(Boolean)
    .join(' ')
}

export function hasGlibc() {
  process.report.excludeNetwork = true
  return Boolean(process.report.getReport().header.glibcVersionRuntime)
}

function majorOf(version) {
  return Number.parseInt(version, 10)
}
