import type { profile as ptBR } from '../pt-BR/profile.ts'
import type { Texts } from '../texts.ts'

export const profile: Texts<typeof ptBR> = {
  title: 'Your profile',
  person: {
    title: 'Your details',
    about: 'How you appear to staff and to the other people of the account.',
    firstName: 'First name',
    lastName: 'Last name',
    locale: 'Language',
    localeAbout: 'Of the screens and of the e-mails that you receive.',
  },
  email: {
    title: 'Access e-mail',
    about: 'You sign in and recover your password with it.',
    change: 'Change e-mail',
    changeAbout:
      'We will send a link to the new address and a notice to the present one. Nothing changes until you open the link.',
    new: 'New e-mail',
    password: 'Your password',
    passwordAbout: 'To be sure that it is you.',
    submit: 'Send link',
    pending: '{{email}} is not confirmed yet',
    pendingAbout:
      'Open the link that we sent to the new address. It is valid until {{when}}; until then you keep signing in with the present e-mail.',
    cancel: 'Cancel the change',
    canceled: 'The change of e-mail was cancelled.',
  },
  password: {
    title: 'Password',
    about: 'Changing the password ends the other sessions.',
    change: 'Change password',
    current: 'Present password',
    new: 'New password',
    submit: 'Save new password',
    changed: 'Password changed. The other sessions were ended.',
    none: 'You have no password yet. Ask for a link at “Forgot your password?” to set one.',
  },
  sessions: {
    title: 'Sessions',
    about: 'Where your account is open. If you do not recognise one, end it and change your password.',
    current: 'This session',
    device: '{{browser}} on {{system}}',
    unknown: 'Unknown device',
    lastSeen: 'Active {{when}}',
    since: 'Since {{when}}',
    end: 'End',
    endOf: 'End the session: {{device}}',
    ended: 'Session ended.',
    endOthers: 'End all others',
    endOthersTitle: 'End the other sessions?',
    endOthersAbout:
      'Whoever is using your account elsewhere will have to sign in again. This session goes on.',
    othersEnded: 'The other sessions were ended.',
    signOut: 'Sign out',
  },
}
