import type { impersonation as ptBR } from '../pt-BR/impersonation.ts'
import type { Texts } from '../texts.ts'

export const impersonation: Texts<typeof ptBR> = {
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
