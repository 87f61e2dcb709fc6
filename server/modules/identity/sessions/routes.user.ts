import { z } from 'zod'
import { callerOf, userContext } from '#areas/request.ts'
import { idParam } from '#contract/fields.ts'
import { codeInput, currentSession, sessionList, signInResult } from '#contract/sessions.ts'
import { AppError } from '#platform/errors.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import { browserOf, clearSessionCookie, setDeviceCookie } from './cookies.ts'
import { getCurrentSession, listOwnSessions } from './current.ts'
import { presentCurrentSession, presentSession } from './present.ts'
import { endOtherSessions, endSession, signOut } from './session.ts'
import { resendCode, verifyCode } from './sign-in.ts'

const tags = ['sessions']

export async function sessionUserRoutes(app: App): Promise<void> {
  app.get(
    '/session',
    {
      schema: { tags, summary: 'Who is signed in, and where they may go', response: { 200: currentSession } },
      config: { access: 'signed-in', whileImpersonating: true, whileCodePending: true },
    },
    async (request) =>
      presentCurrentSession(await getCurrentSession(userContext(request), callerOf(request))),
  )

  app.delete(
    '/session',
    {
      schema: { tags, summary: 'Sign out', response: { 204: noContent } },
      config: { access: 'signed-in', whileImpersonating: true, whileCodePending: true },
    },
    async (request, reply) => {
      await signOut(userContext(request))
      clearSessionCookie(reply)
      return await reply.status(204).send(null)
    },
  )

  app.post(
    '/session/verification',
    {
      schema: {
        tags,
        summary: 'Type the six digits sent to the access e-mail',
        body: codeInput,
        response: { 200: signInResult },
      },
      config: { access: 'signed-in', whileImpersonating: false, whileCodePending: true },
    },
    async (request, reply) => {
      const { deviceToken } = await verifyCode(userContext(request), request.body.code, browserOf(request))
      setDeviceCookie(reply, deviceToken)
      return { state: 'signed-in' as const }
    },
  )

  app.post(
    '/session/codes',
    {
      schema: { tags, summary: 'Send the six digits again', response: { 202: z.object({}) } },
      config: { access: 'signed-in', whileImpersonating: false, whileCodePending: true },
    },
    async (request, reply) => {
      await resendCode(userContext(request))
      return await reply.status(202).send({})
    },
  )

  app.get(
    '/sessions',
    {
      schema: { tags, summary: 'Where I am signed in', response: { 200: sessionList } },
      config: { access: 'signed-in', whileImpersonating: false },
    },
    async (request) => {
      const ctx = userContext(request)
      return { items: (await listOwnSessions(ctx)).map((row) => presentSession(row, ctx.actor.sessionId)) }
    },
  )

  app.delete(
    '/sessions',
    {
      schema: { tags, summary: 'End all my other sessions', response: { 204: noContent } },
      config: { access: 'signed-in', whileImpersonating: false },
    },
    async (request, reply) => {
      const ctx = userContext(request)
      await endOtherSessions(ctx, ctx.actor.userId, ctx.actor.sessionId)
      return await reply.status(204).send(null)
    },
  )

  app.delete(
    '/sessions/:id',
    {
      schema: {
        tags,
        summary: 'End one of my sessions',
        params: z.object({ id: idParam }),
        response: { 204: noContent },
      },
      config: { access: 'signed-in', whileImpersonating: false },
    },
    async (request, reply) => {
      const ctx = userContext(request)
      if (!(await endSession(ctx, ctx.actor.userId, request.params.id)))
        throw new AppError('request.not_found')
      return await reply.status(204).send(null)
    },
  )
}
