import { spawnSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { makeTemporaryFolder } from './temporary-folder.ts'

const root = join(import.meta.dirname, '..')
const config = join(root, '.dependency-cruiser.cjs')
const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: Rule[] }
type Rule = { name: string; comment: string }

const wings = forbidden.flatMap(({ name }) => (name.startsWith('wing-') ? [name.slice('wing-'.length)] : []))

/** One forbidden import for each rule. */
const breaches: [rule: string, from: string, to: string][] = [
  ['contract', 'contract/a.ts', 'server/platform/a.ts'],
  ['platform', 'server/platform/b.ts', 'server/areas/b.ts'],
  ['areas', 'server/areas/c.ts', 'server/modules/mail/c/c.ts'],
  ...wings.flatMap((wing, index) =>
    wings
      .slice(index + 1)
      .map((higher): [string, string, string] => [
        `wing-${wing}`,
        `server/modules/${wing}/${higher}-user/verb.ts`,
        `server/modules/${higher}/used-by-${wing}/verb.ts`,
      ]),
  ),
  ...wings.map((wing): [string, string, string] => [
    `wing-${wing}`,
    `server/modules/${wing}/d/verb.ts`,
    `server/setup/d-${wing}.ts`,
  ]),
  ['setup', 'server/setup/e.ts', 'server/app.ts'],
  ['gates', 'server/gates/f.ts', 'server/app.ts'],
  ['server', 'server/g.ts', 'web/g.ts'],
  ['web', 'web/h.ts', 'server/platform/h.ts'],
  ['web-lib-and-ui', 'web/lib/i.ts', 'web/features/i/i.ts'],
  ['web-features', 'web/features/j/j.ts', 'web/staff/j.ts'],
  ['verbs', 'server/modules/mail/k/verb.ts', 'server/modules/mail/k-other/queries.ts'],
  ['verbs', 'server/modules/mail/l/verb.ts', 'server/modules/mail/l-other/list-queries.ts'],
  ['verbs', 'server/modules/mail/m/verb.ts', 'server/modules/mail/m-other/policy.ts'],
  ['queries', 'server/modules/mail/n/queries.ts', 'server/modules/mail/n-other/verb.ts'],
  ['queries', 'server/modules/mail/o/list-queries.ts', 'server/modules/mail/o-other/verb.ts'],
  ['policy', 'server/modules/mail/p/policy.ts', 'server/modules/mail/p/queries.ts'],
  ['present', 'server/modules/mail/q/present.ts', 'server/modules/mail/q/queries.ts'],
  ['routes', 'server/modules/mail/r/routes.staff.ts', 'server/modules/mail/r-other/verb.ts'],
  ['routes', 'server/modules/mail/s/routes.staff.part.ts', 'server/modules/mail/s-other/verb.ts'],
  ['jobs', 'server/modules/mail/t/jobs.ts', 'server/modules/mail/t-other/verb.ts'],
  ['no-cycles', 'bench/u.ts', 'bench/u.ts'],
  ['tests-are-not-imported', 'server/platform/v.ts', 'server/platform/v.test.ts'],
  ['nothing-unresolved', 'server/platform/w.ts', 'server/platform/nowhere.ts'],
]

test('every rule of the boundaries refuses the import that is planted for it', async () => {
  const folder = await makeTemporaryFolder()
  await plant(folder)
  const violations = cruise(folder)
  await rm(folder, { recursive: true })

  const found = new Set(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`))
  const wanted = breaches.map(([rule, from, to]) => {
    const unresolved = `./${relative(dirname(from), to)}`
    return `${rule}: ${from} → ${rule === 'nothing-unresolved' ? unresolved : to}`
  })
  expect(wanted.filter((breach) => !found.has(breach))).toEqual([])
  expect(
    forbidden.map(({ name }) => name).filter((name) => !breaches.some(([rule]) => rule === name)),
  ).toEqual([])
})

test('the map names every rule with what it allows', async () => {
  const map = await readFile(join(root, 'docs/ARCHITECTURE.md'), 'utf8')
  const rows = map.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  const isOnMap = ({ name, comment }: Rule) =>
    rows.some((cells) => cells.includes(`\`${name}\``) && cells.includes(comment))
  expect(forbidden.filter((rule) => !isOnMap(rule)).map(({ name }) => name)).toEqual([])
})

async function plant(folder: string): Promise<void> {
  for (const [rule, from, to] of breaches) {
    const target = `./${relative(dirname(from), to)}`
    if (rule !== 'nothing-unresolved') await write(join(folder, to), 'export const planted = 1\n')
    await write(join(folder, from), `import { planted } from '${target}'\nexport const user = planted\n`)
  }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

type Violation = { rule: { name: string }; from: string; to: string }

function cruise(folder: string): Violation[] {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const folders = ['contract', 'server', 'web', 'bench']
  const args = [program, '--config', config, '--output-type', 'json', ...folders]
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (stdout === '') throw new Error(stderr)
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations
}
