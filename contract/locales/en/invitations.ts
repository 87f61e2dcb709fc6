import type { invitations as ptBR } from '../pt-BR/invitations.ts'
import type { Texts } from '../texts.ts'

export const invitations: Texts<typeof ptBR> = {
  title: 'Invitations',
  list: 'Invitations',
  about: 'Who was invited, by whom, and what happened to the invitation.',
  empty: 'No invitations sent yet',
  columns: { email: 'Invited', grant: 'Permissions', state: 'Status', sent: 'Sent' },
  states: { pending: 'Pending', expired: 'Expired', accepted: 'Accepted', cancelled: 'Cancelled' },
  validUntil: 'valid until {{when}}',
  by: 'by {{name}}',
  beyond: 'Includes permissions that you do not have.',
  resend: {
    button: 'Resend',
    of: 'Resend the invitation to {{email}}',
    title: 'Resend the invitation?',
    about: 'A new link goes to {{email}}, valid for the full period again. The previous link stops working.',
    confirm: 'Resend invitation',
    done: 'The new link to {{email}} is on its way.',
  },
  cancel: {
    button: 'Cancel invitation',
    of: 'Cancel invitation to {{email}}',
    title: 'Cancel the invitation to {{email}}?',
    about: 'The link stops working immediately. You can invite them again at any time.',
    keep: 'Keep invitation',
    done: 'Invitation cancelled.',
  },
  form: {
    person: 'Who to invite',
    personAbout:
      'The person receives a link by e-mail. People who already have a user accept with their usual password.',
    contact: 'Contact without access',
    contactAbout:
      'Select one if the person is already a contact. Otherwise, a contact is created when they accept.',
    noContact: 'None: a new person',
    email: 'E-mail',
    emailAbout: 'What the person will sign in with.',
    firstName: 'First name',
    lastName: 'Last name',
    locale: 'Invitation language',
    localeAbout: 'For the message and the invitation page.',
    ownLocale: 'Automatic (the contact’s or the client’s)',
    permissions: 'Permissions',
    permissionsAbout: 'The defaults from the settings are preselected. Change whatever you need to.',
    permissionsPortalAbout: 'What the person will be able to see and do in this area.',
    primary:
      'The primary contact starts with all permissions. After the invitation is accepted, staff can limit them.',
    first: 'This will be the client’s first person: the primary contact, who starts with all permissions.',
    submit: 'Send invitation',
    sent: 'Invitation sent to {{email}}.',
  },
}
