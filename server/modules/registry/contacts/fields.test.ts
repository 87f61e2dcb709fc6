import { expect, test } from 'vitest'
import { contactInput } from '#contract/contacts.ts'
import { insertClient } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { createContacts } from './contact-batch.ts'
import { contactFieldNames, contactFields } from './fields.ts'

const testApp = useTestApp()

test('the list holds every field of the form that is a column of its own', () => {
  const elsewhere = ['isPrimary', 'seenPrimaryContactId', 'access']
  const typed = Object.keys(contactInput.shape).filter((field) => !elsewhere.includes(field))
  expect(typed.sort()).toEqual([...contactFieldNames].sort())
})

test('contacts added in a batch keep every field', async () => {
  const { id: clientId } = await insertClient(testApp.db)
  const typed = {
    firstName: 'Bia',
    lastName: 'Castro',
    jobTitle: 'Compras',
    company: 'Mercado Lua',
    email: 'bia@example.com',
    phone: '+5511987654321',
    locale: 'en' as const,
    street: 'Rua das Flores, 1',
    district: 'Centro',
    city: 'São Paulo',
    state: 'SP',
    postalCode: '01310100',
    country: 'BR' as const,
    notifications: ['general' as const, 'invoices' as const],
    receivesAnnouncements: false,
  }
  const none = { isPrimary: false, seenPrimaryContactId: null, access: null, externalId: null }
  const [id] = await createContacts(testApp.ctx, [{ ...typed, ...none, clientId }])
  const row = await testApp.db
    .selectFrom('contacts')
    .selectAll()
    .where('id', '=', id ?? 0)
    .executeTakeFirstOrThrow()
  expect(contactFields(row)).toEqual(typed)
  const { after } = await testApp.db
    .selectFrom('auditEvents')
    .select('after')
    .where('action', '=', 'contact.created')
    .where('subjectId', '=', row.id)
    .executeTakeFirstOrThrow()
  expect(after).toEqual(typed)
})
