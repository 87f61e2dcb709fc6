import { z } from 'zod'
import { subscriptionChoice, subscriptionToAnnouncements, unsubscribeToken } from '#contract/announcements.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import { chooseSubscription, lookUpSubscription } from './subscription.ts'

const tags = ['announcements']
const config = { access: 'public', whileImpersonating: false } as const
const params = z.object({ token: unsubscribeToken.shape.token })

export async function announcementPublicRoutes(app: App): Promise<void> {
  await app.register(oneClickRoutes)

  app.post(
    '/announcement-subscriptions/lookups',
    {
      schema: {
        tags,
        summary: 'Whether announcements go to the mailbox that a link went to',
        body: unsubscribeToken,
        response: { 200: subscriptionToAnnouncements },
      },
      config,
    },
    async (request) => await lookUpSubscription(request.ctx, request.body.token),
  )

  app.put(
    '/announcement-subscriptions',
    {
      schema: {
        tags,
        summary: 'Switch announcements to that mailbox off or on',
        body: subscriptionChoice,
        response: { 200: subscriptionToAnnouncements },
      },
      config,
    },
    async (request) => await chooseSubscription(request.ctx, request.body),
  )
}

/** In a scope of their own: nothing else takes forms. */
async function oneClickRoutes(app: App): Promise<void> {
  // RFC 8058, 3.2: mail programs send the one pair as a form, in either coding of HTML's. What it says changes nothing.
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data'])
    app.addContentTypeParser(type, { parseAs: 'string', bodyLimit: 4096 }, async () => undefined)

  app.post(
    '/unsubscriptions/:token',
    {
      schema: {
        tags,
        summary: 'Switch announcements off, as mail programs do with one click (RFC 8058)',
        params,
        response: { 204: noContent },
      },
      config,
    },
    async (request, reply) => {
      await chooseSubscription(request.ctx, { token: request.params.token, receives: false })
      return await reply.status(204).send(null)
    },
  )

  app.get(
    '/unsubscriptions/:token',
    {
      schema: {
        tags,
        summary: 'The page where a person confirms it; changes nothing',
        params,
        response: { 303: noContent },
      },
      config,
    },
    async (request, reply) => {
      const { token } = request.params
      const { locale } = await lookUpSubscription(request.ctx, token)
      return await reply
        .status(303)
        .header('location', `/unsubscribe?lang=${locale}#token=${token}`)
        .send(null)
    },
  )
}
