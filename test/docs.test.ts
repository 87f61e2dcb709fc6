import { existsSync } from 'node:fs'
import { glob, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs/decisions')

async function listDecisions(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^\d{4}-/.test(name)).sort()
}

test('every decision record has the same form', async () => {
  for (const name of await listDecisions()) {
    const text = await readFile(join(folder, name), 'utf8')
    expect(text, name).toMatch(
      /^# (\d{4}): \S.*[^.]\n\n- Date: \d{4}-\d\d-\d\d\n- Status: (Accepted|Superseded by) ?.*\n\n## Context\n/,
    )
    expect(text.slice(2, 6), name).toBe(name.slice(0, 4))
    expect(text.match(/^## .*/gm), name).toEqual(['## Context', '## Decision', '## Consequences'])
  }
})

test('the index lists each decision record with its title and date', async () => {
  const index = await readFile(join(folder, 'README.md'), 'utf8')
  const expected = await Promise.all(
    (await listDecisions()).map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      const [, number, title, date] = /^# (\d{4}): (.*)\n\n- Date: (.*)/.exec(text) ?? []
      return `- [${number}](${name}) ${title} (${date})`
    }),
  )

  expect(index.match(/^- \[\d{4}\].*/gm)).toEqual(expected)
})

test('documents link to files and name files that exist', async () => {
  const missing: string[] = []
  for await (const document of glob(['*.md', 'docs/**/*.md', 'bench/*.md'], { cwd: root })) {
    const text = await readFile(join(root, document), 'utf8')
    const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) =>
      join(dirname(document), path as string),
    )
    const named = [
      ...text.matchAll(/`((?:bench|contract|docs|e2e|migrations|scripts|server|test|web)\/[\w./-]+)`/g),
    ].map(([, path]) => path as string)
    for (const path of [...linked, ...named])
      if (!existsSync(join(root, path))) missing.push(`${document}: ${path}`)
  }

  expect(missing).toEqual([])
})
