import { expect, test } from 'vitest'
import { buildTestApp } from '../../../test/app.ts'

test('every route of the API is described, with its access, and nothing else is', async () => {
  const testApp = await buildTestApp()
  try {
    const answer = await testApp.app.inject({ url: '/api/openapi.json' })
    expect(answer.statusCode).toBe(200)
    const { openapi, paths } = answer.json()
    expect(openapi).toBe('3.1.0')
    const described = Object.entries<object>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const routes = testApp.app.routeTable.map(
      ({ method, url }) => `${String(method)} ${url.replace(/:(\w+)/g, '{$1}')}`,
    )
    expect(described.sort()).toEqual(routes.sort())
    expect(paths['/api/v1/invitations/lookups'].post.security).toEqual([])
    expect(paths['/api/v1/staff-users'].get).toMatchObject({
      security: [{ session: [] }],
      description: 'Area: staff. Needs: staff:edit.',
    })
  } finally {
    await testApp.close()
  }
})
