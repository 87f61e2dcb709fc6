/** Texts of "Quem recebe?", of the window that sends a document, and of one's own preferences. */
export const recipients = {
  title: 'Quem recebe?',
  about:
    'Cada categoria de e-mail e cada contato. As preferências são de cada contato; quem recebe não precisa ter acesso.',
  table: 'Quem recebe cada categoria de e-mail',
  category: 'Categoria',
  receives: 'Recebe',
  not: 'Não recebe',
  nobody: 'Ninguém recebe',
  empty: 'Nenhum contato, nenhum e-mail',
  emptyAbout: 'Cadastre um contato: é para os contatos que os e-mails deste cliente vão.',
  warning: 'Há e-mails que ninguém deste cliente recebe',
  warningAbout: 'Categorias sem destinatário: {{categories}}.',
  see: 'Ver quem recebe',
  reasons: {
    category_off: 'não tem esta categoria marcada',
    announcements_off: 'não quer anúncios',
    address_undeliverable: 'o endereço devolve as mensagens',
    same_mailbox: 'o mesmo endereço já recebe por outro contato',
  },
  undeliverable: {
    bounce: 'As mensagens para este endereço voltaram. Até alguém liberar, nada mais é enviado a ele.',
    complaint:
      'Esta pessoa marcou uma mensagem como indesejada. Até alguém liberar, nada mais é enviado a ela.',
  },
  announcements: {
    name: 'Anúncios',
    about: 'Novidades e avisos gerais. Podem ser desligados mesmo por quem tem acesso.',
  },
  send: {
    button: 'Enviar por e-mail',
    contacts: 'Quem vai receber',
    contactsAbout:
      'Quem recebe {{category}} já vem marcado. A mensagem vai para todos os marcados, mesmo para quem não recebe essa categoria.',
    nobody: 'Nenhum contato recebe {{category}}',
    nobodyAbout: 'Marque abaixo quem deve receber desta vez, ou mude as preferências dos contatos.',
    noContacts: 'Este cliente não tem contatos. Use o campo de cópia.',
    copyTo: 'Cópia para',
    copyToAbout: 'Outros endereços, separados por vírgula.',
    subject: 'Assunto',
    text: 'Mensagem',
    attachment: 'Anexo: {{name}}',
    submit: 'Enviar',
    done_one: 'Na fila para {{count}} endereço.',
    done_other: 'Na fila para {{count}} endereços.',
    last: 'Enviada {{when}} por {{who}} para {{to}}',
  },
  preferences: {
    title: 'Preferências de e-mail',
    about: 'O que você recebe como contato de {{client}}.',
    submit: 'Salvar preferências',
    saved: 'Preferências salvas.',
  },
}
