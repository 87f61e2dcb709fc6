import { defineConfig } from 'vitest/config'
import tests from './vitest.config.ts'

/** `npm run soak`, and CI: the tests that repeat the same thing for minutes. */
export default defineConfig({
  test: { ...tests.test, include: ['test/soak/**/*.test.ts'], exclude: [] },
})
