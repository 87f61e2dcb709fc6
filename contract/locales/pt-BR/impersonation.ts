/** Texts of "Logar como": why it ended. */
export const impersonation = {
  ends: {
    left: 'você saiu dele',
    replaced: 'ele foi iniciado de novo em outra aba',
    expired: 'ele vale por 1 hora',
    signed_out: 'a sua sessão foi encerrada',
    permission_lost: 'você não tem mais essa permissão',
    access_ended: 'a pessoa não tem mais acesso a este cliente',
    unknown: 'ele não pertence a esta sessão',
  },
}
