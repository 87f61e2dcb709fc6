import type { users as ptBR } from '../pt-BR/users.ts'
import type { Texts } from '../texts.ts'

export const users: Texts<typeof ptBR> = {
  title: 'Users',
  list: 'Users',
  add: 'Add user',
  addPlus: '+ Add user',
  edit: 'Edit user',
  view: 'View',
  editOf: 'Edit {{name}}',
  viewOf: 'View {{name}}',
  about: 'Who can sign in to the client area, what they can see and do there, and when they last did.',
  portalAbout: 'The people who sign in to this area on behalf of {{client}}, and what each of them can do.',
  empty: 'Nobody has access yet',
  emptyAbout:
    'Add the first user: the person receives an invitation by e-mail and chooses their own password.',
  emptyReader: 'Nobody on your team has invited anyone yet.',
  columns: {
    name: 'Name',
    accessEmail: 'Sign-in e-mail',
    grant: 'Permissions',
    lastSeen: 'Last seen',
    state: 'Status',
  },
  primary: 'Primary',
  you: 'You',
  never: 'Never signed in',
  states: { active: 'Active', waiting: 'Waiting', deactivated: 'Deactivated' },
  statesAbout: {
    active: 'Can sign in, and has done so.',
    waiting: 'Can sign in, but has not done so yet.',
    deactivated: 'This user is deactivated and cannot sign in to any client.',
  },
  saved: 'Permissions saved.',
  access: {
    title: 'Access',
    email: 'Sign-in e-mail',
    emailAbout: 'Only the person can change it, in “Your profile”.',
    since: 'Has had access since',
    contact: 'Name, phone and e-mail preferences are stored with the contact.',
    openContact: 'Open contact',
  },
  permissions: 'Permissions',
  permissionsAbout: 'Changes apply immediately.',
  locks: {
    readOnly: 'You can view this access but not change it.',
    impersonating: 'Access cannot be changed while you are signed in as someone else.',
    own: 'This is your own access: you cannot change your permissions or remove it.',
    primary: 'Only support can change the primary contact’s access.',
    beyond:
      'This person has permissions that you do not have: you can limit their access, but not remove it.',
  },
  closed: 'While you are signed in as someone else, you can view users and invitations but not change them.',
  end: {
    button: 'Remove access',
    title: 'Remove access for {{name}}?',
    about:
      'The person is signed out of the client area immediately, and the open invitations they sent are cancelled. The contact stays on record and keeps receiving the selected e-mails.',
    keep: 'Keep access',
    done: '{{name}} no longer has access.',
  },
  impersonate: {
    menu: 'Sign in as one of the users',
    all: 'View all users',
  },
}
