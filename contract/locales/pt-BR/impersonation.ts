/** Texts of "Logar como": its window, its banner, why it ended. */
export const impersonation = {
  button: 'Logar como',
  buttonFor: 'Logar como {{name}}',
  title: 'Logar como {{name}}',
  about:
    'Por até 1 hora, esta aba mostra o que {{name}} vê em {{client}} e só permite o que essa pessoa pode fazer. O que for feito fica registrado com o seu nome, e o cliente pode ver que aconteceu.',
  reason: 'Motivo',
  strip: 'Você está vendo como outra pessoa',
  seeingAs: 'Como {{name}}',
  because: 'Motivo: {{reason}}',
  left_one: '{{count}} min',
  left_other: '{{count}} min',
  leave: 'Sair',
  over: 'O acesso como outra pessoa terminou',
  overAbout: 'Motivo: {{reason}}. O que já foi salvo continua salvo.',
  backToClient: 'Voltar ao cadastro do cliente',
  back: 'Voltar à Equipe',
  profileClosed: 'O perfil é só da pessoa',
  profileClosedAbout:
    'Senha, e-mail de acesso, dados pessoais e sessões de {{name}} ficam fechados enquanto você acessa no lugar dela.',
  reasonAbout: 'Aparece no histórico, que o cliente pode ler.',
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
