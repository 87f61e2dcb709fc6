import type { portalHome as ptBR } from '../pt-BR/portal-home.ts'
import type { Texts } from '../texts.ts'

export const portalHome: Texts<typeof ptBR> = {
  title: 'Start',
  greeting: 'Hello, {{name}}',
  about: 'This is the area of {{client}}.',
  attention: {
    title: 'Needs attention',
    none: 'Nothing is waiting for you.',
    pendingEmail: 'Confirm your new e-mail',
    pendingEmailAbout:
      'Open the link that we sent to {{email}}. Until then you sign in with the present one.',
    pendingEmailGo: 'See it in your profile',
    failedEmailsMany: 'More than {{count}} e-mails did not arrive',
    failedEmails_one: '{{count}} e-mail did not arrive',
    failedEmails_other: '{{count}} e-mails did not arrive',
    failedEmailsAbout: 'Check that the contacts’ addresses are right.',
    failedEmailsGo: 'See those that failed',
    nobodyGets: 'Nobody receives: {{categories}}',
    nobodyGetsAbout: 'Choose who should, under “E-mail preferences” of a contact.',
    nobodyGetsGo: 'See the contacts',
    neverEntered_one: '{{name}} has not signed in yet',
    neverEntered_other: '{{count}} people with access have not signed in yet',
    neverEnteredAbout: 'Whoever cannot find the e-mail with the link can use “Forgot your password?”.',
    neverEnteredGo: 'See the contacts',
  },
  nothing: 'Your access does not include any part of this area yet',
  nothingAbout: 'Ask your company’s primary contact, or support, for the permissions that you need.',
  suspended: 'Closed while the account is suspended',
  suspendedAbout: 'Contacts and e-mails open again when the account is reactivated. Your profile stays here.',
  profile: {
    title: 'Profile',
    go: 'See your profile',
    primary: 'You are the primary contact of this account.',
  },
  contacts: {
    title: 'Contacts',
    all: 'See all contacts',
    access: 'With access',
    noAccess: 'No access',
  },
  emails: {
    title: 'Latest e-mails',
    all: 'See all e-mails',
    none: 'No e-mails sent so far.',
  },
}
