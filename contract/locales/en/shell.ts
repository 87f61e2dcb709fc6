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
    start: 'Start',
    contacts: 'Contacts',
    users: 'Users',
    services: 'Services',
    portalEmails: 'E-mails',
    history: 'History',
    profile: 'Your profile',
  },
  menu: {
    open: 'Account of {{name}}',
    profile: 'Your profile',
    account: 'Present account',
    switchAccount: 'Switch account',
    signOut: 'Sign out',
  },
  otherAccounts: 'You are in {{client}}. What you look for may be in another of your accounts.',
  mail: {
    none: 'E-mails are waiting in the queue: no mail server has been set.',
    waiting_one: '{{count}} message waits. It leaves as soon as a mail server is set.',
    waiting_other: '{{count}} messages wait. They leave as soon as a mail server is set.',
    waiting_zero: 'Nothing waits yet; set a mail server in the settings so that the next ones leave.',
    failed_one: '{{count}} e-mail could not be sent.',
    failed_other: '{{count}} e-mails could not be sent.',
    seeFailed: 'See those that failed',
    demo: 'Demo mode: no e-mail leaves.',
    seeDemo: 'See the e-mails',
  },
  suspended: {
    title: 'This account is suspended',
    reason: 'Reason: {{reason}}',
    contact: 'To put it in order, contact {{provider}}:',
  },
}
