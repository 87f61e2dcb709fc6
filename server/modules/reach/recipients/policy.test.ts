import { expect, test } from 'vitest'
import { decideRecipients, type RecipientFacts } from './policy.ts'

const ana: RecipientFacts = {
  id: 1,
  email: 'ana@example.com',
  notifications: ['general', 'invoices'],
  receivesAnnouncements: true,
  isUndeliverable: false,
}

function reasons(contacts: RecipientFacts[], announcement = false) {
  return decideRecipients(contacts, announcement ? 'general' : 'invoices', {
    isAnnouncement: announcement,
  }).map(({ reason }) => reason)
}

test('each contact receives, or there is a reason', () => {
  const off = { ...ana, id: 2, email: 'b@example.com', notifications: ['general'] }
  const dead = { ...ana, id: 3, email: 'c@example.com', isUndeliverable: true }
  const quiet = { ...ana, id: 4, email: 'd@example.com', receivesAnnouncements: false }
  expect(reasons([ana, off, dead, quiet])).toEqual([null, 'category_off', 'address_undeliverable', null])
  expect(reasons([ana, off, dead, quiet], true)).toEqual([
    null,
    null,
    'address_undeliverable',
    'announcements_off',
  ])
})

test('one mailbox gets one e-mail, by the first contact that would receive it', () => {
  const muted = { ...ana, notifications: ['general'] }
  const twin = { ...ana, id: 2, email: 'Ana@Example.com' }
  const triplet = { ...ana, id: 3 }
  expect(reasons([muted, twin, triplet])).toEqual(['category_off', null, 'same_mailbox'])
})
