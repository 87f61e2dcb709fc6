import { expect, test } from 'vitest'
import { highlight } from './highlight.ts'

const marked = (text: string, query: string) =>
  highlight(text, query)
    .map(({ text: piece, isMatch }) => (isMatch ? `[${piece}]` : piece))
    .join('')

test.each([
  ['Açaí do Zé', 'acai', '[Açaí] do Zé'],
  ['Açaí do Zé', 'ZE aç', '[Aç]aí do [Zé]'],
  ["d'Ávila", 'davila', "[d'Ávila]"],
  ['12.ABC.345/01DE-35', '12abc345', '[12.ABC.345]/01DE-35'],
  ['(11) 98765-4321', '98765 43', '(11) [98765-43]21'],
  ['banana', 'ana', 'b[anana]'],
  ['a.b@c.example', 'A.B@C', '[a.b@c].example'],
  ['مخبز الحي', 'الحي', 'مخبز [الحي]'],
  ['nada', 'xyz', 'nada'],
  ['nada', '  ', 'nada'],
  ['', 'a', ''],
])('%j with %j', (text, query, expected) => {
  expect(marked(text, query)).toBe(expected)
})
