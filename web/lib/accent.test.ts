import { expect, test } from 'vitest'
import { contrastWithWhite } from '#contract/provider.ts'
import { accentShades } from './accent.ts'

const accents = ['#0b6b62', '#5b21b6', '#1d4ed8', '#b91c1c', '#111111', '#000000', '#767676', '#7a4b00']

test.each(accents)('%s: shade 7 is the colour itself, 6 and 7 carry white text', (accent) => {
  const shades = accentShades(accent)
  expect(shades).toHaveLength(10)
  expect(shades.every((shade) => /^#[0-9a-f]{6}$/.test(shade))).toBe(true)
  expect(shades[7]).toBe(accent)
  for (const shade of shades.slice(6)) expect(contrastWithWhite(shade)).toBeGreaterThanOrEqual(4.5)
})

test.each(accents)('%s: the shades darken from the first to the last', (accent) => {
  const contrasts = accentShades(accent).map(contrastWithWhite)
  // Shade 6 is the lightest that is readable, which for a light accent is the accent itself.
  expect(contrasts).toEqual(contrasts.toSorted((one, other) => one - other))
})

test('a black accent is still seen on the dark scheme', () => {
  const onDark = contrastWithWhite('#13171c') / contrastWithWhite(accentShades('#000000').at(6) ?? '')
  expect(onDark).toBeGreaterThan(3)
})
