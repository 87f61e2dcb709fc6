import type { access as ptBR } from '../pt-BR/access.ts'
import type { Texts } from '../texts.ts'

export const access: Texts<typeof ptBR> = {
  permissions: {
    'profile:view': 'See the business details',
    'profile:edit': 'Edit the business details',
    'contacts:manage': 'Contacts',
    'users:manage': 'Users',
    'services:view': 'See plans and services',
    'services:order': 'Order services',
    'services:cancel': 'Cancel services',
    'domains:view': 'Domains',
    'invoices:view': 'Invoices',
    'estimates:view': 'Estimates',
    'proposals:view': 'Proposals',
    'contracts:view': 'Contracts',
    'projects:view': 'Projects',
    'emails:view': 'E-mails',
    'phones:view': 'See phone numbers',
  },
  support: {
    label: 'Support',
    level: 'Level {{level}}',
    levels: {
      '0': 'Nothing',
      '1': 'Reads own tickets',
      '2': 'Opens and answers own tickets',
      '3': 'Reads all tickets of the client',
      '4': 'Answers all tickets',
      '5': 'Closes and reopens tickets',
      '6': 'Adds and removes participants',
    },
  },
  roles: { administrator: 'Administrator', agent: 'Agent', finance: 'Finance', reader: 'Reader' },
  categories: {
    general: { name: 'General e-mails', about: 'General announcements and password recovery.' },
    services: {
      name: 'Product and service e-mails',
      about: 'Subscriptions, welcome, upgrades and downgrades of what was contracted.',
    },
    domains: { name: 'Domain e-mails', about: 'Registration, renewal and transfer of domains.' },
    invoices: { name: 'Billing e-mails', about: 'Invoices, boletos and payment reminders.' },
    credit_notes: { name: 'Credit notes', about: 'Credits issued against invoices.' },
    estimates: { name: 'Estimates', about: 'Estimates sent and the answers to them.' },
    proposals: { name: 'Proposals', about: 'Commercial proposals and the answers to them.' },
    contracts: { name: 'Contracts', about: 'Contracts to sign and signed copies.' },
    tickets: { name: 'Support e-mails', about: 'New tickets and each reply to them.' },
    projects: { name: 'Projects', about: 'News of the projects under way.' },
    tasks: { name: 'Tasks', about: 'Only tasks that belong to a project.' },
  },
  generalLocked: 'Always on for people with access: it is how they recover their password.',
}
