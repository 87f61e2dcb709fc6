import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { AnnouncementAudience } from '#contract/announcements.ts'
import { type EmailTemplate, notificationCategories, templateCategory } from '#contract/notifications.ts'
import type { ClientRecipients } from '#contract/recipients.ts'
import { notifyContacts } from '#modules/reach/recipients/notification.ts'
import { decideRecipients } from '#modules/reach/recipients/policy.ts'
import { insertClient, insertContact, insertMembership, insertUser } from './factories.ts'
import { useSmtpServer, useTestApp } from './hooks.ts'
import { type Call, enterAsStaff } from './people.ts'

const smtp = useSmtpServer()
const testApp = useTestApp(() => ({ smtpUrl: smtp.url, mailFrom: 'correio@example.com' }))
let reader: Call
beforeAll(async () => {
  reader = await enterAsStaff(testApp, 'reader')
})

const templates: EmailTemplate[] = ['payment_received', 'plan_upgraded', 'secret_viewed', 'invoice_sent']

/** Mulberry32: the same numbers each time for a seed. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A client with up to six contacts: some share a mailbox, are deleted, or have a dead one; any preferences. */
async function randomClient(random: () => number, seed: number | string): Promise<number> {
  const chance = (share: number) => random() < share
  const { id: clientId } = await insertClient(testApp.db)
  const count = Math.floor(random() * 7)
  for (let number = 0; number < count; number += 1) {
    const name = `${seed}-${chance(0.3) ? 0 : number}`
    const hasAccess = chance(0.4)
    const chosen = notificationCategories.filter((one) => chance(0.5) || (hasAccess && one === 'general'))
    const { id } = await insertContact(testApp.db, {
      clientId,
      email: `${name}@example.com`,
      locale: chance(0.5) ? 'en' : 'pt-BR',
      notifications: chosen,
      receivesAnnouncements: chance(0.8),
      deletedAt: number > 0 && !hasAccess && chance(0.2) ? testApp.clock.now() : null,
    })
    if (hasAccess) {
      const { id: userId } = await insertUser(testApp.db, { email: `user-${seed}-${number}@example.com` })
      await insertMembership(testApp.db, { clientId, contactId: id, userId })
    }
    if (chance(0.2))
      await testApp.db
        .insertInto('undeliverableAddresses')
        .values({ address: `${name}@example.com`, kind: chance(0.5) ? 'bounce' : 'complaint' })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
  }
  return clientId
}

test.each(Array.from({ length: 25 }, (_, index) => index + 1))(
  '"Quem recebe?" is what the mail server got: client %i',
  async (seed) => {
    const random = randomOf(seed)
    const clientId = await randomClient(random, seed)
    const shown: ClientRecipients = (await reader('GET', `clients/${clientId}/recipients`)).json()
    for (const template of templates) {
      const before = smtp.messages.length
      const variables = { planName: 'Ouro', amount: 'R$ 1', number: '7' }
      await notifyContacts(testApp.ctx, { clientId, template, variables: () => variables })
      await testApp.runJobs()
      const got = smtp.messages.slice(before).map(({ envelope }) => envelope.to[0])
      const said = shown.categories.find(({ category }) => category === templateCategory[template])
      const receiving = said?.decisions.filter(({ reason }) => reason === null) ?? []
      const mailboxes = receiving.map(
        ({ contactId }) => shown.contacts.find((contact) => contact.contactId === contactId)?.email,
      )
      expect(got.toSorted()).toEqual(mailboxes.toSorted())
      expect(said?.reachesNobody).toBe(got.length === 0)
      const suppressed = await testApp.db
        .selectFrom('emails')
        .select('reason')
        .where('clientId', '=', clientId)
        .where('template', '=', template)
        .where('state', '=', 'suppressed')
        .execute()
      expect(suppressed).toEqual(got.length === 0 ? [{ reason: 'nobody_receives' }] : [])
    }
  },
)

test.each(Array.from({ length: 12 }, (_, index) => index + 101))(
  'the audience of an announcement is the rule over all contacts, and what the mail server got: %i',
  async (seed) => {
    await testApp.db.updateTable('clients').set({ deletedAt: testApp.clock.now() }).execute()
    const random = randomOf(seed)
    for (let number = 0; number < 5; number += 1) await randomClient(random, `${seed}-${number}`)
    // People of several clients share mailboxes.
    await testApp.db
      .updateTable('contacts')
      .set({ email: sql`regexp_replace(email, '-[0-9]-0@', '-X@')` })
      .where(isTwin)
      .execute()
    const agent = await enterAsStaff(testApp, 'agent')
    const audience: AnnouncementAudience = (await agent('GET', 'announcement-audience')).json()
    const contacts = await everybody()
    const decisions = decideRecipients(contacts, 'general', { isAnnouncement: true })
    const idsBy = (reason: string | null) =>
      decisions.filter((one) => one.reason === reason).map(({ contactId }) => contactId)
    expect(audience.reached).toBe(idsBy(null).length)
    expect(audience.first.map(({ contactId }) => contactId)).toEqual(idsBy(null).slice(0, 5))
    for (const { reason, count, first } of audience.withheld) {
      expect(count).toBe(idsBy(reason).length)
      expect(first.map(({ contactId }) => contactId)).toEqual(idsBy(reason).slice(0, 5))
    }
    const withheld = audience.withheld.reduce((sum, { count }) => sum + count, 0)
    expect(audience.reached + withheld).toBe(contacts.length)
    const reachedClients = new Set(
      contacts
        .filter(({ id }) => [...idsBy(null), ...idsBy('same_mailbox')].includes(id))
        .map(({ clientId }) => clientId),
    )
    expect([audience.clients, audience.unreached.count]).toEqual([5, 5 - reachedClients.size])

    const before = smtp.messages.length
    const draft = (await agent('POST', 'announcements', { subject: 'Novidades', body: 'Olá' })).json()
    await agent('PUT', `announcements/${draft.id}/schedule`, { at: null, version: draft.version })
    await testApp.runJobs()
    const wanted = contacts.filter(({ id }) => idsBy(null).includes(id)).map(({ email }) => email)
    const got = smtp.messages.slice(before).map(({ envelope }) => envelope.to[0])
    expect(got.toSorted()).toEqual(wanted.toSorted())
  },
)

const isTwin = sql<boolean>`email ~ '^[0-9]+-[0-9]-0@'`

async function everybody() {
  const rows = await testApp.db
    .selectFrom('contacts as c')
    .innerJoin('clients', 'clients.id', 'c.clientId')
    .leftJoin('undeliverableAddresses as u', (join) => join.on('u.address', '=', sql<string>`lower(c.email)`))
    .selectAll('c')
    .select('u.address as mark')
    .where('c.deletedAt', 'is', null)
    .where('clients.deletedAt', 'is', null)
    .orderBy('c.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    clientId: row.clientId,
    email: row.email,
    notifications: row.notifications,
    receivesAnnouncements: row.receivesAnnouncements,
    isUndeliverable: row.mark !== null,
  }))
}
