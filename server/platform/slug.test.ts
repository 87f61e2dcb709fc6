import { expect, test } from 'vitest'
import { slugFrom } from './slug.ts'

test.each([
  ['Padaria São João', 'padaria-sao-joao'],
  ['  A & B -- C.  ', 'a-b-c'],
  ['Straße Ærø Łódź', 'strasse-aero-lodz'],
  ['ﬁne Ｗide', 'fine-wide'],
  ['🥖', ''],
  ['مخبز', ''],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  ['x'.repeat(70), 'x'.repeat(60)],
])('%s becomes %s', (text, slug) => {
  expect(slugFrom(text)).toBe(slug)
})
