import type { impersonation as ptBR } from '../pt-BR/impersonation.ts'
import type { Texts } from '../texts.ts'

export const impersonation: Texts<typeof ptBR> = {
  button: 'Log in as',
  buttonFor: 'Log in as {{name}}',
  title: 'Log in as {{name}}',
  about:
    'For up to 1 hour this tab shows what {{name}} sees at {{client}}, and allows only what that person may do. Whatever is done is recorded with your name, and the client can see that it happened.',
  reason: 'Reason',
  strip: 'You are seeing as another person',
  seeingAs: 'As {{name}}',
  because: 'Reason: {{reason}}',
  left_one: '{{count}} min',
  left_other: '{{count}} min',
  leave: 'Leave',
  over: 'Acting as another person is over',
  overAbout: 'Reason: {{reason}}. What was saved stays saved.',
  backToClient: 'Back to the client’s record',
  back: 'Back to the staff area',
  profileClosed: 'The profile belongs to the person alone',
  profileClosedAbout:
    'The password, access e-mail, personal data and sessions of {{name}} stay closed while you act as them.',
  reasonAbout: 'Appears in the history, which the client can read.',
  ends: {
    left: 'you left it',
    replaced: 'it was started again in another tab',
    expired: 'it lasts 1 hour',
    signed_out: 'your session was ended',
    permission_lost: 'you no longer have this permission',
    access_ended: 'the person no longer has access to this client',
    unknown: 'it does not belong to this session',
  },
}
