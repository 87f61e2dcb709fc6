import type { team as ptBR } from '../pt-BR/team.ts'
import type { Texts } from '../texts.ts'

export const team: Texts<typeof ptBR> = {
  title: 'Team',
  about: 'Who works for the provider, and what each person can do in the staff area.',
  list: 'Team members',
  self: 'You',
  never: 'Never signed in',
  columns: { name: 'Person', role: 'Role', state: 'Status', lastSeen: 'Last seen' },
  states: { active: 'Active', deactivated: 'Deactivated' },
  role: {
    label: 'Role',
    may: '{{role}}: what it can and cannot do',
    yes: 'Can:',
    no: 'Cannot:',
    change: 'Change role',
    changeOf: 'Change role of {{name}}',
    changed: '{{name}} now has the role {{role}}.',
    ownAbout: 'This is your own role. Once you save, you will no longer see this page.',
  },
  deactivate: {
    button: 'Deactivate',
    of: 'Deactivate {{name}}',
    title: 'Deactivate {{name}}?',
    about:
      'The person is signed out of the staff area immediately, on every device, and the invitations they sent are cancelled. Their history is kept. You can reactivate them later.',
    ownAbout:
      'This is you: once you confirm, you are signed out immediately, on every device, and only another administrator can reactivate you.',
    done: '{{name}} no longer has access to the staff area.',
  },
  reactivate: {
    button: 'Reactivate',
    of: 'Reactivate {{name}}',
    title: 'Reactivate {{name}}?',
    about: 'The person can sign in to the staff area again with their previous password. Role: {{role}}.',
    done: '{{name}} can sign in again.',
  },
  invite: {
    button: 'Invite to the team',
    email: 'E-mail',
    emailAbout: 'Receives the invitation, and is what the person will sign in with.',
    firstName: 'First name',
    lastName: 'Last name',
    locale: 'Language',
    localeAbout: 'For the message and the invitation page.',
    send: 'Send invitation',
    sent: 'Invitation sent to {{email}}.',
  },
  invitations: {
    about: 'Who was invited to the team, by whom, and what happened to the invitation.',
    list: 'Team invitations',
    title: 'Invitations',
    empty: 'Nobody has been invited to the team yet',
    columns: { email: 'Invited', sent: 'Sent' },
    states: { pending: 'Pending', expired: 'Expired', accepted: 'Accepted', cancelled: 'Cancelled' },
    when: {
      pending: 'expires {{when}}',
      expired: 'expired {{when}}',
      accepted: 'accepted {{when}}',
      cancelled: 'cancelled {{when}}',
    },
    by: 'by {{name}}',
    resend: {
      button: 'Resend',
      of: 'Resend the invitation to {{email}}',
      title: 'Resend the invitation?',
      about:
        'A new link goes to {{email}}, valid for the full period again. The previous link stops working.',
      confirm: 'Resend invitation',
      done: 'The new link to {{email}} is on its way.',
    },
    cancel: {
      button: 'Cancel invitation',
      of: 'Cancel invitation to {{email}}',
      title: 'Cancel the invitation to {{email}}?',
      about: 'The link stops working immediately. You can invite them again at any time.',
      done: 'Invitation cancelled.',
    },
  },
}
