import { userContext } from '#areas/request.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import { leaveImpersonation } from './end.ts'

export async function impersonationUserRoutes(app: App): Promise<void> {
  app.delete(
    '/impersonations/current',
    {
      schema: {
        tags: ['impersonations'],
        summary: 'Stop acting as somebody; sent by the tab that does, with its `balcao-impersonation` header',
        response: { 204: noContent },
      },
      config: { access: 'signed-in', whileImpersonating: true },
    },
    async (request, reply) => {
      await leaveImpersonation(userContext(request))
      return await reply.status(204).send(null)
    },
  )
}
