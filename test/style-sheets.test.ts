import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const web = join(import.meta.dirname, '../web')
const sheets = globSync('**/*.module.css', { cwd: web }).map((path) => ({ path, text: read(path) }))
const markup = globSync('**/*.{ts,tsx}', { cwd: web }).map((path) => ({ path, text: read(path) }))
const shared = new Set([...classesOf(read('base.css')), ...classesOf(read('shared.css'))])

test('a sheet has the classes that the files beside it use, and no others', () => {
  for (const { path, text } of sheets) {
    expect([...classesOf(text)].sort(), path).toEqual([...new Set(usesOf(path))].sort())
  }
})

test('classes in quotes and those that sheets build on are shared ones', () => {
  const strange = [...quoted(), ...composed()].filter(({ name }) => !shared.has(name))
  expect(strange).toEqual([])
})

test('every shared class is used', () => {
  const words = new Set(
    markup.flatMap(({ text }) =>
      (text.match(/(['"`])[^'"`\n]*\1/g) ?? []).flatMap((quote) => wordsOf(quote)),
    ),
  )
  for (const { name } of composed()) words.add(name)
  // Mantine's own are styled here, too.
  const unused = [...shared].filter((name) => !words.has(name) && !name.startsWith('mantine-'))
  expect(unused).toEqual([])
})

function read(path: string): string {
  return readFileSync(join(web, path), 'utf8')
}

/** Those that selectors name, without Mantine's and other sheets' in `:global(…)`. */
function classesOf(text: string): Set<string> {
  const selectors = text
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/:global\([^)]*\)/g, '')
    .replace(/[^{};]*;/g, '')
  return new Set([...selectors.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name = '']) => name))
}

function usesOf(sheet: string): string[] {
  return markup.flatMap(({ path, text }) =>
    [...text.matchAll(/import (\w+) from '(.*?\.css)'/g)]
      .filter(([, , from = '']) => join(dirname(path), from) === sheet)
      .flatMap(([, name = '']) => [...text.matchAll(new RegExp(`(?<![\\w/-])${name}\\.(\\w+)`, 'g'))])
      .map(([, used = '']) => used),
  )
}

function quoted() {
  return markup.flatMap(({ path, text }) =>
    [...text.matchAll(/className="([^"]*)"/g)].flatMap(([, names = '']) =>
      wordsOf(names).map((name) => ({ path, name })),
    ),
  )
}

function composed() {
  return sheets.flatMap(({ path, text }) =>
    [...text.matchAll(/composes: ([^;]*) from global;/g)].flatMap(([, names = '']) =>
      wordsOf(names).map((name) => ({ path, name })),
    ),
  )
}

function wordsOf(text: string): string[] {
  return text.match(/[\w-]+/g) ?? []
}
