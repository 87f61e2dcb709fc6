import type { clients as ptBR } from '../pt-BR/clients.ts'
import type { Texts } from '../texts.ts'

export const clients: Texts<typeof ptBR> = {
  title: 'Clients',
  add: 'Add client',
  save: 'Save client',
  added: 'Client added.',
  discardTitle: 'Close without adding?',
  discardAbout: 'What you entered about this client has not been saved yet.',
  discard: 'Close without adding',
  suspended: 'Suspended',
  suspendedSince: 'Suspended since {{when}}',
  fields: {
    tradeName: 'Trade name',
    legalName: 'Legal name',
    taxId: 'CNPJ/CPF',
    email: 'E-mail',
    emailAbout: 'Receives notices and is shown as the business contact.',
    phone: 'Phone',
    locale: 'E-mail language',
  },
  sections: {
    business: 'Trade name',
    businessAbout: 'The name the client is known by. It must be unique.',
    legal: 'Administrative details',
    address: 'Address',
  },
  record: {
    id: 'ID {{id}}',
    tabs: 'Client record',
    business: 'Business details',
    contacts: 'Contacts',
    users: 'Users',
    plan: 'Plan',
    invoices: 'Invoices',
    emails: 'Sent e-mails',
    recipients: 'Who receives what?',
    history: 'History',
    readOnly: 'You can view these details but not change them.',
    noContacts: 'This client has no contacts yet',
    noContactsAbout:
      'Without contacts, nobody can sign in to the client area or receive e-mails. The first contact becomes the primary one.',
    addContact: 'New contact',
  },
}
