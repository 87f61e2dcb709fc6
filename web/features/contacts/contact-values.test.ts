import { expect, test } from 'vitest'
import { fullGrant } from '#contract/access.ts'
import { type Contact, staffContactEdit, staffContactInput } from '#contract/contacts.ts'
import { notificationCategories } from '#contract/notifications.ts'
import { contactInputOf, contactValues, mailOutcome, newContactValues } from './contact-values.ts'

const defaults = { permissions: ['invoices:view'] as const, supportLevel: 2 as const }
const blank = { locale: 'pt-BR' as const, defaults, sendSetPasswordEmail: false }

const contact: Contact = {
  id: 7,
  clientId: 3,
  firstName: 'Caio',
  lastName: 'Antunes',
  jobTitle: null,
  company: null,
  email: 'caio@mascavo.example',
  phone: '+55119••••3210',
  phoneMasked: true,
  locale: 'pt-BR',
  street: null,
  district: null,
  city: null,
  state: null,
  postalCode: null,
  country: 'BR',
  isPrimary: false,
  primaryContactId: 1,
  notifications: ['general'],
  receivesAnnouncements: true,
  access: null,
  recentVerification: null,
  version: 4,
  createdAt: '2026-11-22T06:00:00.000Z',
  abilities: {
    edit: true,
    delete: true,
    makePrimary: true,
    editAccess: true,
    endAccess: true,
    impersonate: 'auth.forbidden',
  },
}

test('the first contact is primary, receives everything and may do everything', () => {
  const values = newContactValues({ ...blank, isFirst: true })
  expect(values.isPrimary).toBe(true)
  expect(values.notifications).toEqual(notificationCategories)
  expect(values.access).toMatchObject(fullGrant)
})

test('a later contact starts from the defaults', () => {
  const values = newContactValues({ ...blank, isFirst: false })
  expect(values).toMatchObject({ isPrimary: false, notifications: ['general'], hasAccess: false })
  expect(values.access).toMatchObject(defaults)
})

test('what the form holds is what the contract takes', () => {
  const values = { ...newContactValues({ ...blank, isFirst: true }), firstName: 'Ana', lastName: 'Lima' }
  const input = contactInputOf(
    { ...values, email: 'ana@lima.example', hasAccess: true },
    {
      isStaff: true,
      contact: null,
      seenPrimaryContactId: null,
    },
  )
  expect(staffContactInput.parse(input)).toMatchObject({
    phone: null,
    access: { password: null, supportLevel: 6 },
  })
})

test('an edit carries the version and keeps a masked phone', () => {
  const values = contactValues(contact, { permissions: [], supportLevel: 0 }, false)
  const input = contactInputOf(values, { isStaff: true, contact, seenPrimaryContactId: 1 })
  expect(staffContactEdit.parse(input)).toMatchObject({ version: 4, phone: '+55119••••3210', access: null })
})

test('a password goes along only from staff and only with new access', () => {
  const typed = contactValues(contact, { permissions: [], supportLevel: 0 }, false)
  const values = { ...typed, hasAccess: true, access: { ...typed.access, password: 'uma frase bem longa' } }
  const accessOf = (isStaff: boolean, known: Contact) =>
    contactInputOf(values, { isStaff, contact: known, seenPrimaryContactId: 1 }).access
  const withAccess: Contact = {
    ...contact,
    access: {
      permissions: [],
      supportLevel: 0,
      membershipId: 5,
      accessEmail: contact.email,
      since: contact.createdAt,
      lastSeenAt: null,
    },
  }
  expect(accessOf(true, contact)).toHaveProperty('password', 'uma frase bem longa')
  expect(accessOf(false, contact)).not.toHaveProperty('password')
  expect(accessOf(true, withAccess)).not.toHaveProperty('password')
})

test.each([
  [true, false, '', 'both'],
  [true, true, 'x', 'link'],
  [false, false, '', 'welcome'],
  [false, false, 'x', 'welcomePassword'],
  [false, true, 'x', 'password'],
  [false, true, '', 'nothing'],
] as const)(
  'link %s, no welcome %s, password "%s": %s',
  (sendSetPasswordEmail, skipWelcomeEmail, password, outcome) => {
    expect(mailOutcome({ ...fullGrant, sendSetPasswordEmail, skipWelcomeEmail, password })).toBe(outcome)
  },
)
