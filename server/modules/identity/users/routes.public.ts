import { z } from 'zod'
import { signInResult } from '#contract/sessions.ts'
import { linkState, linkToken, passwordFromLink, recoveryInput } from '#contract/users.ts'
import { browserOf, setSessionCookies } from '#modules/identity/sessions/cookies.ts'
import type { App } from '#platform/http/app-type.ts'
import { lookAtLink, requestPasswordRecovery, setPasswordByLink } from './password.ts'
import { confirmEmailChange } from './profile.ts'

const tags = ['access']
const config = { access: 'public', whileImpersonating: false } as const

export async function userPublicRoutes(app: App): Promise<void> {
  app.post(
    '/password-recoveries',
    {
      schema: {
        tags,
        summary: 'Ask for a recovery link; the answer is the same whether or not the e-mail has a user',
        body: recoveryInput,
        response: { 202: z.object({}) },
      },
      config,
    },
    async (request, reply) => {
      await requestPasswordRecovery(request.ctx, request.body.email)
      return await reply.status(202).send({})
    },
  )

  app.post(
    '/links',
    {
      schema: {
        tags,
        summary: 'Look at a link without using it',
        body: linkToken,
        response: { 200: linkState },
      },
      config,
    },
    async (request) => await lookAtLink(request.ctx, request.body.token),
  )

  app.post(
    '/password-resets',
    {
      schema: {
        tags,
        summary: 'Choose a password by a link; signs in here and ends every other session',
        body: passwordFromLink,
        response: { 201: signInResult },
      },
      config,
    },
    async (request, reply) => {
      const session = await setPasswordByLink(request.ctx, request.body, browserOf(request))
      setSessionCookies(reply, session)
      return await reply.status(201).send({ state: 'signed-in' as const })
    },
  )

  app.post(
    '/email-change-confirmations',
    {
      schema: {
        tags,
        summary: 'Confirm a new access e-mail by the link sent to it',
        body: linkToken,
        response: { 200: z.object({ email: z.string() }) },
      },
      config,
    },
    async (request) => await confirmEmailChange(request.ctx, request.body.token),
  )
}
