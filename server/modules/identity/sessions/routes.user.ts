import { z } from 'zod'
import { callerOf, userRoutes } from '#areas/user.ts'
import { idParam } from '#contract/fields.ts'
import { codeInput, currentSession, sessionList, signInResult } from '#contract/sessions.ts'
import { AppError } from '#platform/errors.ts'
import { browserOf, clearSessionCookie, setDeviceCookie } from './cookies.ts'
import { getCurrentSession, listOwnSessions } from './current-session.ts'
import { presentCurrentSession, presentSession } from './present.ts'
import { endOtherSessions, endSession, signOut } from './session.ts'
import { resendCode, verifyCode } from './sign-in.ts'

const user = userRoutes('sessions')

export const sessionUserRoutes = [
  user.get('/session', 'signed-in', {
    summary: 'Get the signed-in user and their accounts',
    answer: currentSession,
    whileImpersonating: true,
    whileCodePending: true,
    handle: async (ctx, _input, { request }) =>
      presentCurrentSession(await getCurrentSession(ctx, callerOf(request))),
  }),

  user.delete('/session', 'signed-in', {
    summary: 'Sign out',
    whileImpersonating: true,
    whileCodePending: true,
    handle: async (ctx, _input, { reply }) => {
      await signOut(ctx)
      clearSessionCookie(reply)
    },
  }),

  user.post('/session/verification', 'signed-in', {
    summary: 'Submit the six digits sent to the access e-mail',
    body: codeInput,
    answer: signInResult,
    whileImpersonating: false,
    whileCodePending: true,
    handle: async (ctx, input, { request, reply }) => {
      const { deviceToken } = await verifyCode(ctx, input.code, browserOf(request))
      setDeviceCookie(reply, deviceToken)
      return { state: 'signed-in' as const }
    },
  }),

  user.post('/session/codes', 'signed-in', {
    summary: 'Resend the six digits',
    accepted: z.object({}),
    whileImpersonating: false,
    whileCodePending: true,
    handle: async (ctx) => {
      await resendCode(ctx)
      return {}
    },
  }),

  user.get('/sessions', 'signed-in', {
    summary: 'List my sessions',
    answer: sessionList,
    whileImpersonating: false,
    handle: async (ctx) => ({
      items: (await listOwnSessions(ctx)).map((row) => presentSession(row, ctx.actor.sessionId)),
    }),
  }),

  user.delete('/sessions', 'signed-in', {
    summary: 'End all my other sessions',
    whileImpersonating: false,
    handle: async (ctx) => await endOtherSessions(ctx, ctx.actor.userId, ctx.actor.sessionId),
  }),

  user.delete('/sessions/:id', 'signed-in', {
    summary: 'End one of my sessions',
    params: z.object({ id: idParam }),
    whileImpersonating: false,
    handle: async (ctx, input) => {
      if (!(await endSession(ctx, ctx.actor.userId, input.id))) throw new AppError('request.not_found')
    },
  }),
]
