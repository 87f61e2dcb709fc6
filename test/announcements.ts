import type { AnnouncementState } from '#contract/announcement-states.ts'
import { unsubscribeUrls } from '#modules/mail/bulk-emails/unsubscribe-link.ts'
import { beginAnnouncement } from '#modules/reach/announcements/sending.ts'
import type { TestApp } from './app.ts'
import { insertContact, insertStaffUser } from './factories.ts'

export async function insertAnnouncement(
  testApp: TestApp,
  state: AnnouncementState = 'draft',
): Promise<number> {
  const { id } = await testApp.db
    .insertInto('announcements')
    .values({
      subjectPt: 'Novidades',
      bodyPt: 'Olá',
      filter: '{}',
      authorUserId: (await insertStaffUser(testApp.db)).id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (state === 'draft') return id
  if (state !== 'scheduled') await beginAnnouncement(testApp.ctx, id)
  await testApp.db
    .updateTable('announcements')
    .set({ state, scheduledAt: testApp.clock.now() })
    .where('id', '=', id)
    .execute()
  return id
}

/** The token of an unsubscribe link in a message to a contact. */
export async function insertUnsubscribeToken(testApp: TestApp): Promise<string> {
  const announcementId = await insertAnnouncement(testApp, 'sending')
  const { id: contactId, email: mailbox } = await insertContact(testApp.db)
  const recipient = { announcementId, contactId, mailbox }
  await testApp.db.insertInto('announcementRecipients').values(recipient).execute()
  const { oneClick } = unsubscribeUrls(testApp.ctx, { announcementId, contactId }, 'pt-BR')
  return oneClick.split('/').at(-1) ?? ''
}
