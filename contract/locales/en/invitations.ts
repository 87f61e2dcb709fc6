import type { invitations as ptBR } from '../pt-BR/invitations.ts'
import type { Texts } from '../texts.ts'

export const invitations: Texts<typeof ptBR> = {
  title: 'Invitations',
  list: 'List of invitations',
  about: 'Who was invited, by whom, and what became of the invitation.',
  empty: 'No invitation sent so far',
  columns: { email: 'Invited', grant: 'Permissions', state: 'State', sent: 'Sent' },
  states: { pending: 'Pending', expired: 'Expired', accepted: 'Accepted', cancelled: 'Cancelled' },
  validUntil: 'valid until {{when}}',
  by: 'by {{name}}',
  beyond: 'Includes permissions that you do not have.',
  resend: {
    button: 'Resend',
    of: 'Resend the invitation to {{email}}',
    title: 'Resend the invitation?',
    about: 'A new link goes to {{email}}, valid for the whole time again. The link before it stops working.',
    confirm: 'Resend invitation',
    done: 'The new link to {{email}} is on its way.',
  },
  cancel: {
    button: 'Cancel invitation',
    of: 'Cancel invitation to {{email}}',
    title: 'Cancel the invitation to {{email}}?',
    about: 'The link stops working at once. You can invite them again whenever you like.',
    keep: 'Keep the invitation',
    done: 'Invitation cancelled.',
  },
  form: {
    person: 'Who is invited',
    personAbout: 'The person gets a link by e-mail. Whoever has a user already accepts with their password.',
    contact: 'Contact without access',
    contactAbout:
      'Choose one if the person is among the contacts. Otherwise a contact is made on acceptance.',
    noContact: 'None: somebody new',
    email: 'E-mail',
    emailAbout: 'What the person will sign in with.',
    firstName: 'First name',
    lastName: 'Last name',
    locale: 'Language of the invitation',
    localeAbout: 'Of the message and the invitation’s page.',
    ownLocale: 'The contact’s or the client’s',
    permissions: 'Permissions',
    permissionsAbout: 'Those from the settings are marked already. Change what you need to.',
    permissionsPortalAbout: 'What the person will see and do in this area.',
    primary:
      'The primary contact starts with all permissions. Once the invitation is accepted, staff may limit them.',
    first: 'This will be the client’s first person: the primary contact, who starts with all permissions.',
    submit: 'Send invitation',
    sent: 'The invitation to {{email}} is on its way.',
  },
}
