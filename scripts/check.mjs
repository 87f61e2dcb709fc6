// npm run check: what CI does. Every step runs; what a failed one said is shown, and the list at the end tells.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

const root = join(import.meta.dirname, '..')
const folders = ['contract', 'server', 'web', 'test', 'e2e', 'bench', 'scripts']
// npm itself runs this script, and tells where it is.
const npm = process.env.npm_execpath ?? ''
const steps = [
  ['lock file', npm, 'ci', '--dry-run', '--include=dev'],
  ['format', '@biomejs/biome/bin/biome', 'format', '.'],
  ['lint', 'oxlint/bin/oxlint', '--type-aware'],
  ['types', 'typescript-native/bin/tsc', '-p', '.'],
  ['types of the web client', 'typescript-native/bin/tsc', '-p', 'web'],
  [
    'boundaries',
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    ...folders,
  ],
  ['dead code', 'knip/bin/knip.js'],
  ['schema snapshot', '../scripts/schema-snapshot.ts', '--check'],
  ['tests', '../scripts/test.mjs'],
  ['build', '../scripts/setup.mjs'],
]

const failed = []
for (const [name, script, ...args] of steps) {
  const start = performance.now()
  const { code, output } = await run(script, args)
  if (code !== 0) failed.push(name)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  if (code !== 0) console.log(`\n${output}`)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
}
console.log(failed.length === 0 ? '\nAll is well.' : `\nFailed: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0

function run(script, args) {
  return new Promise((done) => {
    // resolve() leaves npm's absolute path as it is.
    const child = spawn(process.execPath, [resolve(root, 'node_modules', script), ...args], { cwd: root })
    const said = []
    child.stdout.on('data', (chunk) => said.push(chunk))
    child.stderr.on('data', (chunk) => said.push(chunk))
    child.on('close', (code) => done({ code, output: Buffer.concat(said).toString() }))
  })
}
