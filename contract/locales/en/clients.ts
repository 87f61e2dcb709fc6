import type { clients as ptBR } from '../pt-BR/clients.ts'
import type { Texts } from '../texts.ts'

export const clients: Texts<typeof ptBR> = {
  title: 'Clients',
  add: 'Add client',
  save: 'Save client',
  added: 'Client added.',
  discardTitle: 'Close without adding?',
  discardAbout: 'What you typed about this client has not been saved yet.',
  discard: 'Close without adding',
  suspended: 'Suspended',
  suspendedSince: 'Suspended since {{when}}',
  fields: {
    tradeName: 'Trade name',
    legalName: 'Legal name',
    taxId: 'CNPJ/CPF',
    email: 'E-mail',
    emailAbout: 'Gets the notices and is shown as the contact of the business.',
    phone: 'Phone',
    locale: 'Language of e-mails',
  },
  sections: {
    business: 'Trade name',
    businessAbout: 'What the client is known as. No two records may share it.',
    legal: 'Administrative data',
    address: 'Address',
  },
  record: {
    id: 'ID {{id}}',
    tabs: 'Parts of the record',
    business: 'Business data',
    contacts: 'Contacts',
    users: 'Users',
    plan: 'Plan',
    invoices: 'Invoices',
    emails: 'Sent e-mails',
    recipients: 'Who receives?',
    history: 'History',
    readOnly: 'You can see this data but not change it.',
    noContacts: 'This client has no contacts yet',
    noContactsAbout:
      'Without contacts nobody enters the client area or gets e-mails. The first one will be the primary contact.',
    addContact: 'New contact',
  },
}
