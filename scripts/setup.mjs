// Runs before npm start, npm test and the like, on whatever Node npm itself runs on: plain JavaScript and no
// packages. Installs and builds what is missing or stale, says so, and otherwise says nothing.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './setup/command.mjs'
import { filesIn, hashFiles, read, replaceFolder, write } from './setup/files.mjs'
import { exclusively } from './setup/lock.mjs'
import { install, isInstalled } from './setup/packages.mjs'
import { checkMachine, nodeToUse } from './setup/runtime.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const packages = { dev: process.argv.includes('--include=dev') }
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
  if (!isInstalled(root, packages)) {
    await exclusively(root, async () => {
      if (!isInstalled(root, packages)) await install(root, packages)
    })
  }
  if (process.argv.includes('--no-builds') || builds.every(isBuilt)) return
  await exclusively(root, async () => {
    await Promise.all(builds.filter((build) => !isBuilt(build)).map(make))
  })
}

function isBuilt(build) {
  return existsSync(join(build.folder, build.result)) && read(`${build.folder}.stamp`) === hashOf(build)
}

async function make(build) {
  console.log(`Building the ${build.name} with vite build`)
  const key = hashOf(build)
  const draft = `${build.folder}.new`
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const options = ['--config', build.config, '--outDir', draft, '--emptyOutDir', '--logLevel', 'error']
  await run(root, [nodeToUse(root), vite, 'build', ...options], 'vite build')
  replaceFolder(build.folder, draft)
  write(`${build.folder}.stamp`, key)
}

function hashOf({ sources, config }) {
  const files = sources.flatMap((name) => filesIn(join(root, name)))
  return hashFiles(root, [...files, join(root, config), join(root, 'package-lock.json')])
}
