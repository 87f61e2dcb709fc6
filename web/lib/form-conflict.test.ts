import { expect, test } from 'vitest'
import { changesBetween, merged } from './form-conflict.ts'

const initial = { name: 'Ana', city: 'Santos', tags: ['a'], version: 1 }

test('what somebody else changed is told, the version is not', () => {
  expect(changesBetween(initial, { ...initial, city: 'Recife', version: 2 })).toEqual([
    { path: 'city', value: 'Recife' },
  ])
})

test('keeping mine keeps my changes, takes theirs for the rest, and the newer version', () => {
  const mine = { ...initial, name: 'Ana Maria' }
  const newest = { name: 'Ana Clara', city: 'Recife', tags: ['a', 'b'], version: 2 }
  expect(merged(initial, mine, newest)).toEqual({
    name: 'Ana Maria',
    city: 'Recife',
    tags: ['a', 'b'],
    version: 2,
  })
})
