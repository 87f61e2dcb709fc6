/** Texts of the frames around the pages: menus, banners. */
export const shell = {
  staffArea: 'Equipe',
  nav: {
    clients: 'Clientes',
    invoices: 'Faturas',
    announcements: 'Anúncios',
    emails: 'E-mails enviados',
    plans: 'Planos',
    settings: 'Configurações',
    start: 'Início',
    contacts: 'Contatos',
    users: 'Usuários',
    services: 'Serviços',
    portalEmails: 'E-mails',
    history: 'Histórico',
    profile: 'Seu perfil',
  },
  menu: {
    open: 'Conta de {{name}}',
    profile: 'Seu perfil',
    account: 'Conta atual',
    switchAccount: 'Trocar conta',
    signOut: 'Sair',
  },
  otherAccounts: 'Você está em {{client}}. O que procura pode estar em outra das suas contas.',
  mail: {
    none: 'Os e-mails estão na fila: nenhum servidor de envio foi configurado.',
    waiting_one: '{{count}} mensagem espera. Ela sai assim que um servidor de e-mail for definido.',
    waiting_other: '{{count}} mensagens esperam. Elas saem assim que um servidor de e-mail for definido.',
    waiting_zero:
      'Nada espera por enquanto; defina um servidor de e-mail nas configurações para que os próximos saiam.',
    failed_one: '{{count}} e-mail não pôde ser enviado.',
    failed_other: '{{count}} e-mails não puderam ser enviados.',
    seeFailed: 'Ver os que falharam',
    demo: 'Modo de demonstração: nenhum e-mail sai daqui.',
    seeDemo: 'Ver os e-mails',
  },
  suspended: {
    title: 'Esta conta está suspensa',
    reason: 'Motivo: {{reason}}',
    contact: 'Para regularizar, fale com {{provider}}:',
  },
}
