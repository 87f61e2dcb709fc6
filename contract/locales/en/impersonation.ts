import type { impersonation as ptBR } from '../pt-BR/impersonation.ts'
import type { Texts } from '../texts.ts'

export const impersonation: Texts<typeof ptBR> = {
  button: 'Sign in as',
  buttonFor: 'Sign in as {{name}}',
  title: 'Sign in as {{name}}',
  about:
    'For up to 1 hour, this tab shows what {{name}} sees at {{client}} and allows only what that person may do. Everything you do is recorded under your name, and the client can see that it happened.',
  reason: 'Reason',
  strip: 'You are signed in as another person',
  seeingAs: 'As {{name}}',
  because: 'Reason: {{reason}}',
  left_one: '{{count}} min',
  left_other: '{{count}} min',
  leave: 'Leave',
  over: 'Your access as another person has ended',
  overAbout: 'Reason: {{reason}}. Anything already saved stays saved.',
  backToClient: 'Back to the client’s record',
  back: 'Back to the staff area',
  profileClosed: 'The profile is for the person only',
  profileClosedAbout:
    'The password, sign-in e-mail, personal details and sessions of {{name}} are not available while you are signed in as them.',
  reasonAbout: 'Appears in the history, which the client can read.',
  ends: {
    left: 'you left it',
    replaced: 'it was restarted in another tab',
    expired: 'it lasts 1 hour',
    signed_out: 'your session was ended',
    permission_lost: 'you no longer have this permission',
    access_ended: 'the person no longer has access to this client',
    unknown: 'it does not belong to this session',
  },
}
