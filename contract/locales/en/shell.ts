import type { shell as ptBR } from '../pt-BR/shell.ts'
import type { Texts } from '../texts.ts'

export const shell: Texts<typeof ptBR> = {
  staffArea: 'Staff',
  nav: {
    clients: 'Clients',
    invoices: 'Invoices',
    announcements: 'Announcements',
    emails: 'Sent e-mails',
    plans: 'Plans',
    settings: 'Settings',
    start: 'Home',
    contacts: 'Contacts',
    users: 'Users',
    services: 'Services',
    portalEmails: 'E-mails',
    history: 'History',
    profile: 'Your profile',
  },
  menu: {
    open: '{{name}}’s account',
    profile: 'Your profile',
    account: 'Current account',
    switchAccount: 'Switch account',
    signOut: 'Sign out',
  },
  otherAccounts: 'You are in {{client}}. What you are looking for may be in another of your accounts.',
  mail: {
    none: 'E-mails are waiting in the queue: no mail server has been configured.',
    waiting_one: '{{count}} message is waiting. It will be sent as soon as a mail server is configured.',
    waiting_other:
      '{{count}} messages are waiting. They will be sent as soon as a mail server is configured.',
    waiting_zero:
      'Nothing is waiting yet; configure a mail server in the settings so that the next ones are sent.',
    failed_one: '{{count}} e-mail could not be sent.',
    failed_other: '{{count}} e-mails could not be sent.',
    seeFailed: 'View failed e-mails',
    demo: 'Demo mode: no e-mails are sent.',
    seeDemo: 'View e-mails',
  },
  suspended: {
    title: 'This account is suspended',
    reason: 'Reason: {{reason}}',
    contact: 'To resolve this, contact {{provider}}:',
  },
}
