import { afterAll, beforeAll } from 'vitest'
import type { Config } from '#server/config.ts'
import { buildTestApp, type TestApp } from './app.ts'
import { type SmtpBehaviour, type SmtpTestServer, startSmtpServer } from './smtp.ts'

/** One app for all tests of a file, built before the first. `overrides` is called then, so it may use other hooks. */
export function useTestApp(overrides: () => Partial<Config> = () => ({})): TestApp {
  return use(async () => {
    const testApp = await buildTestApp(overrides())
    return [testApp, testApp.close]
  })
}

/** One mail server for all tests of a file, started before the first. */
export function useSmtpServer(behaviour: SmtpBehaviour = {}): SmtpTestServer {
  return use(async () => {
    const server = await startSmtpServer(behaviour)
    return [server, server.stop]
  })
}

function use<Shared extends object>(start: () => Promise<[Shared, stop: () => Promise<void>]>): Shared {
  const shared = {} as Shared
  let stop = async () => {}
  beforeAll(async () => {
    const started = await start()
    Object.assign(shared, started[0])
    stop = started[1]
  })
  afterAll(async () => await stop())
  return shared
}
