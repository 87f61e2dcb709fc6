import { test } from 'vitest'
import { expectCrashesToLoseNothing } from './crashes.ts'

test('killed while writing: no acknowledged change is lost, no e-mail is lost or sent twice', async () => {
  await expectCrashesToLoseNothing(3)
}, 120_000)
