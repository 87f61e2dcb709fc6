import type { portalHome as ptBR } from '../pt-BR/portal-home.ts'
import type { Texts } from '../texts.ts'

export const portalHome: Texts<typeof ptBR> = {
  title: 'Home',
  greeting: 'Hello, {{name}}',
  about: 'Account: {{client}}',
  attention: {
    title: 'Needs attention',
    none: 'Nothing needs your attention.',
    pendingEmail: 'Confirm your new e-mail',
    pendingEmailAbout: 'Open the link we sent to {{email}}. Until then, you sign in with the current one.',
    pendingEmailGo: 'View your profile',
    failedEmailsMany: 'More than {{count}} e-mails were not delivered',
    failedEmails_one: '{{count}} e-mail was not delivered',
    failedEmails_other: '{{count}} e-mails were not delivered',
    failedEmailsAbout: 'Check that the contacts’ addresses are correct.',
    failedEmailsGo: 'View failed e-mails',
    nobodyGets: 'Nobody receives: {{categories}}',
    nobodyGetsAbout: 'Choose who should receive them in a contact’s “E-mail preferences”.',
    nobodyGetsGo: 'View contacts',
    neverEntered_one: '{{name}} has not signed in yet',
    neverEntered_other: '{{count}} people with access have not signed in yet',
    neverEnteredAbout:
      'The e-mail did not arrive? They can request another link through “Forgot your password?”.',
    neverEnteredGo: 'View contacts',
  },
  nothing: 'You have no permissions in this account yet',
  nothingAbout: 'Ask your company’s primary contact, or support, for the permissions you need.',
  suspended: 'Unavailable while the account is suspended',
  suspendedAbout: 'Invoices and your profile remain available.',
  profile: {
    title: 'Profile',
    go: 'View your profile',
    primary: 'You are the primary contact of this account.',
  },
  contacts: {
    title: 'Contacts',
    all: 'View all contacts',
    access: 'With access',
    noAccess: 'No access',
  },
  emails: {
    title: 'Latest e-mails',
    all: 'View all e-mails',
    none: 'No e-mails sent yet.',
  },
}
