import type { TestProject } from 'vitest/node'
import { startTestPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    adminDatabase: string
  }
}

export default async function setup(project: TestProject) {
  const { adminDatabase, stop } = await startTestPostgres()
  project.provide('adminDatabase', adminDatabase)
  return stop
}
