import { beforeAll, expect, test } from 'vitest'
import { errorStatus } from '#contract/errors.ts'
import { fieldErrorCodes } from '#contract/field-errors.ts'
import { historyActions } from '#contract/history.ts'
import { ptBR } from '#contract/locales/pt-BR.ts'
import { programStrings } from './program-strings.ts'

type Tree = { [key: string]: string | Tree }

let used: Set<string>
let usedByServer: Set<string>
beforeAll(() => {
  const { contract, server, web } = programStrings()
  usedByServer = new Set([...(contract ?? []), ...(server ?? [])])
  used = new Set([...usedByServer, ...(web ?? [])])
})

function keysOf(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  )
}

/** Which form of a plural is read is known only at run time. */
function deadTexts(texts: Tree): string[] {
  return keysOf(texts).filter((key) => !used.has(key.replace(/_(zero|one|other)$/, '')))
}

function deadCodes(codes: readonly string[]): string[] {
  return codes.filter((code) => !usedByServer.has(code))
}

test('every text is read by some screen or file', () => {
  const { errors, fields, ...texts } = ptBR
  expect(deadTexts(texts)).toEqual([])
  expect(Object.keys(fields).filter((code) => !fieldErrorCodes.some((known) => known === code))).toEqual([])
  expect(keysOf(errors).filter((code) => !(code in errorStatus))).toEqual([])
})

test('every error code is answered by something', () => {
  expect(deadCodes(Object.keys(errorStatus))).toEqual([])
  expect(deadCodes(fieldErrorCodes)).toEqual([])
})

test('every action of the history is recorded by something', () => {
  expect(deadCodes(Object.keys(historyActions))).toEqual([])
})

test('a text or code that nothing reads is found', () => {
  const planted = { invoices: { title: '', planted: '', states: { planted: '' }, planted_one: '' } }
  expect(deadTexts(planted)).toEqual(['invoices.planted', 'invoices.states.planted', 'invoices.planted_one'])
  expect(deadCodes(['client.suspended', 'client.planted'])).toEqual(['client.planted'])
})
