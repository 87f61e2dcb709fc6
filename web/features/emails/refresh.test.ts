import { expect, test } from 'vitest'
import { refreshInterval } from './refresh.ts'

const now = Date.parse('2026-11-22T06:00:00.000Z')
const row = (state: 'queued' | 'sending' | 'sent' | 'failed', minutesAgo: number) => ({
  state,
  queuedAt: new Date(now - minutesAgo * 60_000).toISOString(),
})

test('nothing under way: no looking', () => {
  expect(refreshInterval([], now)).toBe(false)
  expect(refreshInterval([row('sent', 0), row('failed', 0)], now)).toBe(false)
})

test('fresh messages are looked at often, long waiting ones now and then', () => {
  expect(refreshInterval([row('sent', 0), row('queued', 1)], now)).toBe(2_500)
  expect(refreshInterval([row('queued', 60), row('sending', 1)], now)).toBe(2_500)
  expect(refreshInterval([row('queued', 60)], now)).toBe(20_000)
})
