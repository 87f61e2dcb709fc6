import { z } from 'zod'
import { userContext } from '#areas/request.ts'
import { emailChangeInput, ownProfile, ownProfileEdit, passwordChange } from '#contract/users.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import { changePassword } from './password.ts'
import { cancelEmailChange, getOwnProfile, requestEmailChange, updateOwnProfile } from './profile.ts'

const tags = ['profile']
const config = { access: 'signed-in', whileImpersonating: false } as const

export async function userRoutes(app: App): Promise<void> {
  app.get(
    '/user',
    { schema: { tags, summary: 'My profile', response: { 200: ownProfile } }, config },
    async (request) => await getOwnProfile(userContext(request)),
  )

  app.put(
    '/user',
    {
      schema: { tags, summary: 'Save my profile', body: ownProfileEdit, response: { 200: ownProfile } },
      config,
    },
    async (request) => await updateOwnProfile(userContext(request), request.body),
  )

  app.put(
    '/user/password',
    {
      schema: {
        tags,
        summary: 'Change my password; ends my other sessions',
        body: passwordChange,
        response: { 204: noContent },
      },
      config,
    },
    async (request, reply) => {
      await changePassword(userContext(request), request.body)
      return await reply.status(204).send(null)
    },
  )

  app.post(
    '/user/email-changes',
    {
      schema: {
        tags,
        summary: 'Ask for another access e-mail: a link goes to the new address, a notice to the present one',
        body: emailChangeInput,
        response: { 202: z.object({}) },
      },
      config,
    },
    async (request, reply) => {
      await requestEmailChange(userContext(request), request.body)
      return await reply.status(202).send({})
    },
  )

  app.delete(
    '/user/email-changes',
    {
      schema: { tags, summary: 'Take back the change of access e-mail', response: { 204: noContent } },
      config,
    },
    async (request, reply) => {
      await cancelEmailChange(userContext(request))
      return await reply.status(204).send(null)
    },
  )
}
