import type { users as ptBR } from '../pt-BR/users.ts'
import type { Texts } from '../texts.ts'

export const users: Texts<typeof ptBR> = {
  title: 'Users',
  list: 'List of users',
  add: 'Add user',
  addPlus: '+ Add user',
  edit: 'Edit user',
  view: 'View',
  editOf: 'Edit {{name}}',
  viewOf: 'View {{name}}',
  about: 'Who enters the client area, what they may see and do there, and when they last did.',
  portalAbout: 'The people who enter this area on behalf of {{client}}, and what each of them may do.',
  empty: 'Nobody has access yet',
  emptyAbout: 'Add the first user: the person gets an invitation by e-mail and chooses a password.',
  emptyReader: 'Whoever may edit contacts in your team has not invited anybody yet.',
  columns: {
    name: 'Name',
    accessEmail: 'Access e-mail',
    grant: 'Permissions',
    lastSeen: 'Last seen',
    state: 'State',
  },
  primary: 'Primary',
  you: 'You',
  never: 'Never signed in',
  states: { active: 'Active', waiting: 'Waiting', deactivated: 'Deactivated' },
  statesAbout: {
    active: 'May sign in, and has done so.',
    waiting: 'May sign in, but has not done so yet.',
    deactivated: 'The user was deactivated and cannot enter any client.',
  },
  saved: 'Permissions saved.',
  access: {
    title: 'Access',
    email: 'Access e-mail',
    emailAbout: 'Only the person can change it, under “Your profile”.',
    since: 'With access since',
    contact: 'Name, phone and e-mail preferences are kept with the contact.',
    openContact: 'Open the contact',
  },
  permissions: 'Permissions',
  permissionsAbout: 'A change holds from the person’s next step on.',
  locks: {
    readOnly: 'You can see this access but not change it.',
    impersonating: 'Access stays closed while you act as somebody else.',
    own: 'This is your own access: you can neither change your permissions nor take it away.',
    primary: 'Only support can change the primary contact’s access.',
    beyond:
      'This person has permissions that you do not have: you can limit their access, but not take it away.',
  },
  closed:
    'Users and invitations stay closed while you act as somebody else: you see them but cannot change them.',
  end: {
    button: 'Take access away',
    title: 'Take access away from {{name}}?',
    about:
      'The person leaves the client area at once, and the open invitations that they sent are cancelled. The contact stays on record and keeps getting the chosen e-mails.',
    keep: 'Keep access',
    done: '{{name}} no longer has access.',
  },
  impersonate: {
    menu: 'Log in as one of the users',
    all: 'See all users',
  },
}
