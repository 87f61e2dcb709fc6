import { test } from 'vitest'
import { expectCrashesToLoseNothing } from '#test/crashes.ts'

test('killed 20 times while writing: no acknowledged change is lost, no e-mail is lost or sent twice', async () => {
  await expectCrashesToLoseNothing(20)
}, 600_000)
