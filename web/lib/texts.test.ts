import { expect, test } from 'vitest'
import { errorStatus } from '#contract/errors.ts'
import { fieldErrorCodes } from '#contract/field-errors.ts'
import { historyActions } from '#contract/history.ts'
import { en } from '#contract/locales/en.ts'
import { ptBR } from '#contract/locales/pt-BR.ts'
import { localeOf } from './i18n.ts'

type Tree = { [key: string]: string | Tree }

/** Path → text, for every text of a language. */
function flat(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
}

const portuguese = new Map(flat(ptBR))
const english = new Map(flat(en))

test('both languages have the same texts', () => {
  expect([...english.keys()].sort()).toEqual([...portuguese.keys()].sort())
})

test('a text takes the same values in both languages', () => {
  const values = (text = '') =>
    [...text.matchAll(/\{\{(\w+)\}\}/g)]
      .map((match) => match[1])
      .sort()
      .join()
  const different = [...portuguese].filter(([key, text]) => values(text) !== values(english.get(key)))
  expect(different).toEqual([])
})

test('no text is empty or has loose spaces', () => {
  const bad = [...portuguese, ...english].filter(([, text]) => text === '' || /^\s|\s$| {2}/.test(text))
  expect(bad).toEqual([])
})

test('every error code and field error has its words', () => {
  for (const code of Object.keys(errorStatus)) expect(portuguese.has(`errors.${code}`)).toBe(true)
  for (const code of fieldErrorCodes) expect(portuguese.has(`fields.${code}`)).toBe(true)
})

test('the history tells every action in a sentence, and names every field', () => {
  for (const [action, { fields }] of Object.entries(historyActions)) {
    expect(portuguese.get(`history.actions.${action}`)).toMatch(/\{\{(who|subject)\}\}/)
    for (const field of fields) expect(portuguese.has(`history.fields.${field}`)).toBe(true)
  }
})

test('the browser’s languages choose ours by their first part', () => {
  expect(localeOf(['pt-PT', 'en'])).toBe('pt-BR')
  expect(localeOf(['de', 'en-GB'])).toBe('en')
  expect(localeOf(['de', 'fr'])).toBe(undefined)
})
