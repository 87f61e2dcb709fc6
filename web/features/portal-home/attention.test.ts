import { expect, test } from 'vitest'
import type { Contact } from '#contract/contacts.ts'
import { attentionItems } from './attention.ts'

const nothing = { ownContactId: 1, pendingEmail: null, failedEmails: null, contacts: null }
const person = (id: number, notifications: Contact['notifications'], lastSeenAt: string | null = null) =>
  ({ id, firstName: 'Ana', lastName: `${id}`, notifications, access: { lastSeenAt } }) as Contact

test('nothing known, nothing said', () => {
  expect(attentionItems(nothing)).toEqual([])
  expect(attentionItems({ ...nothing, failedEmails: { count: 0, hasMore: false } })).toEqual([])
})

test('a new address that waits, and e-mails that failed', () => {
  const items = attentionItems({
    ...nothing,
    pendingEmail: 'a@b.example',
    failedEmails: { count: 2, hasMore: false },
  })
  expect(items.map(({ kind }) => kind)).toEqual(['pendingEmail', 'failedEmails'])
})

test('categories that reach nobody', () => {
  const contacts = [person(1, ['general', 'tickets']), person(2, ['services'], '2026-11-22T06:00:00.000Z')]
  expect(attentionItems({ ...nothing, contacts })).toEqual([{ kind: 'nobodyGets', categories: ['invoices'] }])
})

test('others with access who never entered, not oneself', () => {
  const all: Contact['notifications'] = ['services', 'invoices', 'tickets']
  expect(attentionItems({ ...nothing, contacts: [person(1, all), person(2, all)] })).toEqual([
    { kind: 'neverEntered', names: ['Ana 2'] },
  ])
})
