import { expect, test } from 'vitest'
import {
  formatDuration,
  formatPhone,
  formatPostalCode,
  formatRelative,
  formatTaxId,
  initials,
  languageName,
} from './format.ts'

const now = Date.parse('2026-07-10T12:00:00Z')

test('times near and far, in words that fit into a sentence', () => {
  expect(formatRelative('2026-07-10T11:59:40Z', 'pt-BR', now)).toBe('agora')
  expect(formatRelative('2026-07-10T11:55:00Z', 'pt-BR', now)).toBe('há 5 minutos')
  expect(formatRelative('2026-07-09T11:00:00Z', 'pt-BR', now)).toBe('ontem')
  expect(formatRelative('2026-07-01T12:00:00Z', 'pt-BR', now)).toBe('há 1 semana')
  expect(formatRelative('2026-07-12T12:00:00Z', 'en', now)).toBe('in 2 days')
})

test('lengths of time in the unit that people would say', () => {
  expect([1, 90, 60, 1440, 10_080].map((minutes) => formatDuration(minutes, 'pt-BR'))).toEqual([
    '1 minuto',
    '90 minutos',
    '1 hora',
    '1 dia',
    '7 dias',
  ])
  expect(formatDuration(480, 'en')).toBe('8 hours')
})

test('phones, tax ids and CEPs as people read them', () => {
  expect(formatPhone('+5511987654321')).toBe('(11) 98765-4321')
  expect(formatPhone('+551133224455')).toBe('(11) 3322-4455')
  expect(formatPhone('+55119••••4321')).toBe('(11) 9••••-4321')
  expect(formatPhone('+351912345678')).toBe('+351912345678')
  expect(formatTaxId('12ABC34501DE35')).toBe('12.ABC.345/01DE-35')
  expect(formatTaxId('52998224725')).toBe('529.982.247-25')
  expect(formatPostalCode('01310100')).toBe('01310-100')
})

test('initials take whole letters, emoji too', () => {
  expect(initials('mariana', 'Álvares')).toBe('MÁ')
  expect(initials('👩🏽‍💻 Ana', '')).toBe('👩🏽‍💻')
})

test('a language names itself', () => {
  expect(languageName('pt-BR')).toBe('Português (Brasil)')
  expect(languageName('en')).toBe('English')
})
