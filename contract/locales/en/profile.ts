import type { profile as ptBR } from '../pt-BR/profile.ts'
import type { Texts } from '../texts.ts'

export const profile: Texts<typeof ptBR> = {
  title: 'Your profile',
  person: {
    title: 'Your details',
    about: 'How you appear to staff and to other people in the account.',
    firstName: 'First name',
    lastName: 'Last name',
    locale: 'Language',
    localeAbout: 'For the screens and the e-mails you receive.',
  },
  email: {
    title: 'Sign-in e-mail',
    about: 'You use it to sign in and to recover your password.',
    change: 'Change e-mail',
    changeAbout:
      'We will send a link to the new address and a notice to the current one. Nothing changes until you open the link.',
    new: 'New e-mail',
    password: 'Your password',
    passwordAbout: 'To make sure it’s you.',
    submit: 'Send link',
    pending: '{{email}} is not confirmed yet',
    pendingAbout:
      'Open the link we sent to the new address. It is valid until {{when}}; until then you sign in with your current e-mail.',
    cancel: 'Cancel change',
    canceled: 'The e-mail change was cancelled.',
  },
  password: {
    title: 'Password',
    about: 'Changing your password ends all other sessions.',
    change: 'Change password',
    current: 'Current password',
    new: 'New password',
    submit: 'Save new password',
    changed: 'Password changed. The other sessions were ended.',
    none: 'You do not have a password yet. Request a link through “Forgot your password?” to set one.',
  },
  sessions: {
    title: 'Sessions',
    about: 'Where you are signed in. If you do not recognise a session, end it and change your password.',
    current: 'This session',
    device: '{{browser}} on {{system}}',
    unknown: 'Unknown device',
    lastSeen: 'Active {{when}}',
    since: 'Since {{when}}',
    end: 'End',
    endOf: 'End session: {{device}}',
    ended: 'Session ended.',
    endOthers: 'End all other sessions',
    endOthersTitle: 'End the other sessions?',
    endOthersAbout:
      'Anyone using your account elsewhere will have to sign in again. This session stays open.',
    othersEnded: 'All other sessions were ended.',
    signOut: 'Sign out',
  },
}
