import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{server,contract,test,scripts,web}/**/*.test.ts'],
    globalSetup: 'test/global-setup.ts',
    isolate: false,
  },
})
