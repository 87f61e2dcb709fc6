import type { RouteOptions } from 'fastify'
import type { AnnouncementState } from '#contract/announcement-states.ts'
import { unsubscribeUrls } from '#modules/mail/bulk-emails/unsubscribe-link.ts'
import { beginAnnouncement } from '#modules/reach/announcements/sending.ts'
import type { TestApp } from './app.ts'
import { insertContact, insertStaffUser } from './factories.ts'

export async function insertAnnouncement(it: TestApp, state: AnnouncementState = 'draft'): Promise<number> {
  const { id } = await it.db
    .insertInto('announcements')
    .values({
      subjectPt: 'Novidades',
      bodyPt: 'Olá',
      filter: '{}',
      authorUserId: (await insertStaffUser(it.db)).id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (state === 'draft') return id
  if (state !== 'scheduled') await beginAnnouncement(it.ctx, id)
  await it.db
    .updateTable('announcements')
    .set({ state, scheduledAt: it.clock.now() })
    .where('id', '=', id)
    .execute()
  return id
}

/** One that the route has something to do with. */
export async function insertAnnouncementFor(it: TestApp, { method, url }: RouteOptions): Promise<number> {
  await insertContact(it.db, { notifications: ['general'] })
  if (url.endsWith('/cancellation')) return await insertAnnouncement(it, 'sending')
  if (url.endsWith('/pause')) return await insertAnnouncement(it, method === 'DELETE' ? 'paused' : 'sending')
  return await insertAnnouncement(
    it,
    url.endsWith('/schedule') && method === 'DELETE' ? 'scheduled' : 'draft',
  )
}

/** The token of a link in a message to a contact. */
export async function insertUnsubscribeToken(it: TestApp): Promise<string> {
  const announcementId = await insertAnnouncement(it, 'sending')
  const { id: contactId, email: mailbox } = await insertContact(it.db)
  const recipient = { announcementId, contactId, mailbox }
  await it.db.insertInto('announcementRecipients').values(recipient).execute()
  const { oneClick } = unsubscribeUrls(it.ctx, { announcementId, contactId }, 'pt-BR')
  return oneClick.split('/').at(-1) ?? ''
}
