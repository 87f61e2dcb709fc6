import { expect, test } from 'vitest'
import type { Contact } from '#contract/contacts.ts'
import { fillFrom, type InviteValues, inviteInputOf } from './invite-values.ts'

const empty: InviteValues = {
  contactId: '',
  email: '',
  firstName: '',
  lastName: '',
  locale: '',
  permissions: [],
  supportLevel: 6,
}
const ana = { id: 1, email: 'ana@a.example', firstName: 'Ana', lastName: 'Lima' } as Contact
const rui = { id: 2, email: 'rui@a.example', firstName: 'Rui', lastName: 'Dias' } as Contact

test('a chosen contact fills in who they are, another one replaces it, none takes it away', () => {
  const withAna = fillFrom(empty, undefined, ana)
  expect(withAna).toMatchObject({
    contactId: '1',
    email: 'ana@a.example',
    firstName: 'Ana',
    lastName: 'Lima',
  })
  expect(fillFrom(withAna, ana, rui)).toMatchObject({
    contactId: '2',
    email: 'rui@a.example',
    lastName: 'Dias',
  })
  expect(fillFrom(withAna, ana, undefined)).toEqual(empty)
})

test('what was typed stays, whoever is chosen', () => {
  const typed = { ...fillFrom(empty, undefined, ana), email: 'outra@a.example' }
  expect(fillFrom(typed, ana, rui)).toMatchObject({ email: 'outra@a.example', firstName: 'Rui' })
  expect(fillFrom({ ...empty, firstName: 'Bia' }, undefined, ana)).toMatchObject({ firstName: 'Bia' })
})

test('what is not given does not go along', () => {
  expect(inviteInputOf(empty)).not.toHaveProperty('locale')
  expect(inviteInputOf({ ...empty, locale: 'en', contactId: '7' })).toMatchObject({
    locale: 'en',
    contactId: 7,
  })
})
