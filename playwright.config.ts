import { defineConfig } from '@playwright/test'
import { browserLaunchOptions } from './e2e/browser.ts'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/global-setup.ts',
  forbidOnly: true,
  // A journey that passes only the second time is reported as flaky; it must not hold up everybody else's work.
  retries: process.env['CI'] ? 1 : 0,
  // Each journey has a program and a database of its own, and waits for them about as often as it works itself.
  workers: '100%',
  fullyParallel: true,
  // The longest takes half a minute; a machine that is busy with something else may take five times as long.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    launchOptions: await browserLaunchOptions(),
    locale: 'pt-BR',
    actionTimeout: 20_000,
    timezoneId: 'America/Sao_Paulo',
    screenshot: 'only-on-failure',
    // A trace of every journey costs a third more; `--trace=on` makes one where there is no second try.
    trace: 'on-first-retry',
  },
})
