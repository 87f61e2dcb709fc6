// npm run check: what CI does. Every step runs; what a failed one said is shown, and the last line counts the tests.
// With --soak, as in CI, the tests include those of `npm run soak`.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

const root = join(import.meta.dirname, '..')
const folders = ['contract', 'server', 'web', 'test', 'e2e', 'bench', 'scripts']
// npm itself runs this script, and tells where it is.
const npm = process.env.npm_execpath ?? ''
const reading = [
  ['lock file', npm, 'ci', '--dry-run', '--include=dev'],
  ['format and import order', '@biomejs/biome/bin/biome', 'check', '.'],
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
]

const failed = []
// Two at a time, as those that only read cannot get in each other's way.
const waiting = reading.values()
await Promise.all([runEach(waiting), runEach(waiting)])
await runStep(['build', '../scripts/setup.mjs'])
const tests = await runStep(['tests', '../scripts/test.mjs', ...process.argv.slice(2)])

console.log(failed.length === 0 ? '\nAll is well.' : `\nFailed: ${failed.join(', ')}`)
console.log(tests.match(/^\d+ passed, \d+ failed$/gm)?.at(-1) ?? '0 passed, 1 failed')
process.exitCode = failed.length > 0 ? 1 : 0

async function runEach(steps) {
  for (const step of steps) await runStep(step)
}

async function runStep([name, script, ...args]) {
  const start = performance.now()
  const { code, output } = await run(script, args)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  if (code !== 0) {
    failed.push(name)
    console.log(`\n${output}`)
  }
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  return output
}

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
