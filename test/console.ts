import { format } from 'node:util'
import { afterEach, beforeEach, expect } from 'vitest'

const original = console.error
let complaints: string[] = []

beforeEach(() => {
  complaints = []
  console.error = (...args: unknown[]) => {
    complaints.push(format(...args))
    original(...args)
  }
})

afterEach(() => {
  console.error = original
  expect(complaints, 'nothing was to be written to console.error').toEqual([])
})
