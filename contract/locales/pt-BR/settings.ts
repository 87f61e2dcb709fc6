/** Texts of the staff's settings page. */
export const settings = {
  title: 'Configurações',
  brand: {
    title: 'Sua marca',
    about: 'O que os clientes veem na área deles e nos e-mails.',
    name: 'Nome do provedor',
    locale: 'Idioma padrão',
    localeAbout: 'Para quem ainda não escolheu um.',
    accent: 'Cor de destaque',
    accentAbout: 'Botões, links e e-mails usam esta cor, com texto branco por cima.',
    accentPick: 'Escolher a cor',
    contrast: 'Contraste com o branco: {{ratio}} : 1.',
    contrastGood: 'Legível (o mínimo é 4,5 : 1).',
    contrastLow: 'Baixo demais: o mínimo é 4,5 : 1. Escolha uma cor mais escura.',
    preview: 'Como fica',
    previewButton: 'Botão',
    previewLink: 'Um link',
    light: 'Claro',
    dark: 'Escuro',
  },
  support: {
    title: 'Contatos de suporte',
    about: 'Aparecem para os clientes quando precisam de ajuda.',
    email: 'E-mail de suporte',
    phone: 'Telefone de suporte',
  },
  welcome: {
    title: 'Boas-vindas',
    about: 'O e-mail de boas-vindas leva o link deste vídeo, quando houver um.',
    video: 'Link do vídeo de demonstração',
  },
  defaults: {
    title: 'Permissões de um novo contato',
    about: 'Já vêm marcadas quando um contato ganha acesso. Quem cadastra pode mudar.',
  },
  system: {
    title: 'Instalação',
    about: 'Vem do ambiente em que o Balcão foi iniciado.',
    baseUrl: 'Endereço do portal (BASE_URL)',
    mailFrom: 'Remetente dos e-mails (MAIL_FROM)',
  },
}
