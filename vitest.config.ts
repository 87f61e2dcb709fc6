import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{server,contract,test,scripts,web}/**/*.test.ts'],
    exclude: ['test/soak/**'],
    globalSetup: 'test/global-setup.ts',
    setupFiles: 'test/console.ts',
    isolate: false,
    // Real processes and a real database take longer on a machine that is busy with something else.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Most of the time a test waits for PostgreSQL, so leaving a core free would leave it idle.
    maxWorkers: '100%',
  },
})
