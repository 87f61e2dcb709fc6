import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/app.ts'

type Operation = {
  security: unknown[]
  description: string
  responses: Record<string, unknown>
  summary?: string
}
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> }

let it: TestApp
beforeAll(async () => {
  it = await buildTestApp()
})
afterAll(async () => await it.close())

test('every route is described, with who may call it', async () => {
  const answer = await it.app.inject({ url: '/api/openapi.json' })
  expect(answer.statusCode).toBe(200)
  const document = answer.json<Document>()
  expect(document.openapi).toBe('3.1.0')
  for (const route of it.app.routeTable) {
    const operation =
      document.paths[route.url.replace(/:(\w+)/g, '{$1}')]?.[String(route.method).toLowerCase()]
    expect(operation, route.url).toBeDefined()
    const access = route.config?.access ?? ''
    expect(operation?.security, route.url).toEqual(access === 'public' ? [] : [{ session: [] }])
    if (access !== 'public') expect(operation?.description, route.url).toContain(access)
    expect(operation?.summary, route.url).toBeTruthy()
    expect(Object.keys(operation?.responses ?? {}), route.url).toContain('4XX')
  }
})

test('the page of it is served', async () => {
  const answer = await it.app.inject({ url: '/api/docs/' })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
})
