import { expect, test } from 'vitest'
import { useTestApp } from '#test/hooks.ts'

type Operation = {
  security: object[]
  description: string
  responses: Record<string, unknown>
  summary?: string
}
type Document = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { securitySchemes: object }
}

const testApp = useTestApp()

test('every route is described, with who may call it', async () => {
  const answer = await testApp.app.inject({ url: '/api/openapi.json' })
  expect(answer.statusCode).toBe(200)
  const document = answer.json<Document>()
  expect(document.openapi).toBe('3.1.0')
  for (const route of testApp.app.routeTable) {
    const operation =
      document.paths[route.url.replace(/:(\w+)/g, '{$1}')]?.[String(route.method).toLowerCase()]
    expect(operation, route.url).toBeDefined()
    const access = route.config?.access ?? ''
    const schemes = (operation?.security ?? []).flatMap((one) => Object.keys(one))
    if (access === 'public') expect(schemes, route.url).toEqual([])
    else expect(schemes[0], route.url).toBe('session')
    if (route.config?.audience !== 'staff') expect(schemes, route.url).not.toContain('apiToken')
    if (access !== 'public') expect(operation?.description, route.url).toContain(access)
    expect(operation?.summary, route.url).toBeTruthy()
    expect(Object.keys(operation?.responses ?? {}), route.url).toContain('4XX')
  }
})

test('a program learns where its token is good', async () => {
  const { paths, components } = (await testApp.app.inject({ url: '/api/openapi.json' })).json<Document>()
  expect(components.securitySchemes).toMatchObject({ apiToken: { type: 'http', scheme: 'bearer' } })
  expect(paths['/api/v1/clients']?.get?.security).toEqual([{ session: [] }, { apiToken: [] }])
  expect(paths['/api/v1/impersonations']?.post?.security).toEqual([{ session: [] }])
  expect(paths['/api/v1/portal/contacts']?.get?.security).toEqual([{ session: [] }])
})

test('the page of it is served', async () => {
  const answer = await testApp.app.inject({ url: '/api/docs/' })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
})
