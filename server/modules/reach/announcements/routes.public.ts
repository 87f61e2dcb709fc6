import { z } from 'zod'
import { publicRoutes } from '#areas/public.ts'
import type { Route } from '#areas/route.ts'
import { subscriptionChoice, subscriptionToAnnouncements, unsubscribeToken } from '#contract/announcements.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import { chooseSubscription, lookUpSubscription } from './subscription.ts'

const anyone = publicRoutes('announcements')
const params = z.object({ token: unsubscribeToken.shape.token })

const oneClickRoutes = [
  anyone.post('/unsubscriptions/:token', 'public', {
    summary: 'Unsubscribe from announcements, as mail programs do with one click (RFC 8058)',
    params,
    whileImpersonating: false,
    handle: async (ctx, input) => await chooseSubscription(ctx, { token: input.token, receives: false }),
  }),

  anyone.get('/unsubscriptions/:token', 'public', {
    summary: 'Show the confirmation page; changes nothing',
    params,
    seeOther: noContent,
    whileImpersonating: false,
    handle: async (ctx, { token }, { reply }) => {
      const { locale } = await lookUpSubscription(ctx, token)
      reply.headers({ location: `/unsubscribe?lang=${locale}#token=${token}` })
      return null
    },
  }),
]

export const announcementPublicRoutes: Route[] = [
  anyone.post('/announcement-subscriptions/lookups', 'public', {
    summary: 'Check whether announcements go to the link’s mailbox',
    body: unsubscribeToken,
    answer: subscriptionToAnnouncements,
    whileImpersonating: false,
    handle: async (ctx, input) => await lookUpSubscription(ctx, input.token),
  }),

  anyone.put('/announcement-subscriptions', 'public', {
    summary: 'Turn announcements to the link’s mailbox off or on',
    body: subscriptionChoice,
    answer: subscriptionToAnnouncements,
    whileImpersonating: false,
    handle: chooseSubscription,
  }),

  (area) => area.register(oneClick),
]

/** In a scope of their own: nothing else takes forms. */
async function oneClick(area: App): Promise<void> {
  // RFC 8058, 3.2: mail programs send the one pair as a form, in either coding of HTML's. What it says changes nothing.
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data'])
    area.addContentTypeParser(type, { parseAs: 'string', bodyLimit: 4096 }, async () => undefined)
  for (const add of oneClickRoutes) add(area)
}
