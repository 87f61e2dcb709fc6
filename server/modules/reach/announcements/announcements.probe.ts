import type { RouteOptions } from 'fastify'
import type { AnnouncementState } from '#contract/announcement-states.ts'
import { insertAnnouncement, insertUnsubscribeToken } from '#test/announcements.ts'
import { insertContact } from '#test/factories.ts'
import type { Probe } from '#test/probes.ts'

const probes: Probe[] = [
  {
    path: 'announcements',
    insert: async ({ testApp, route }) => {
      await insertContact(testApp.db, { notifications: ['general'] })
      return await insertAnnouncement(testApp, stateFor(route))
    },
    requests: {
      'PUT announcements/:id': { body: { subject: 'Outro', body: 'Olá', version: 0 } },
      'PUT announcements/:id/schedule': { body: { at: null, version: 0 } },
    },
  },
  {
    path: 'unsubscriptions',
    insert: async ({ testApp }) => await insertUnsubscribeToken(testApp),
    insertForeign: async (_, token) => String(token).replace(/^\d+/, '999999'),
  },
]
export default probes

/** In which the route has something to do. */
function stateFor({ method, url }: RouteOptions): AnnouncementState {
  if (url.endsWith('/cancellation')) return 'sending'
  if (url.endsWith('/pause')) return method === 'DELETE' ? 'paused' : 'sending'
  return url.endsWith('/schedule') && method === 'DELETE' ? 'scheduled' : 'draft'
}
