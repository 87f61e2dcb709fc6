/** Texts of the staff's list of clients and of a client's record. */
export const clients = {
  title: 'Clientes',
  add: 'Adicionar cliente',
  added: 'Cliente adicionado.',
  discardTitle: 'Fechar sem adicionar?',
  discardAbout: 'O que você digitou sobre este cliente ainda não foi salvo.',
  discard: 'Fechar sem adicionar',
  suspended: 'Suspenso',
  suspendedSince: 'Suspenso desde {{when}}',
  fields: {
    tradeName: 'Nome fantasia',
    legalName: 'Razão social',
    taxId: 'CNPJ/CPF',
    email: 'E-mail',
    emailAbout: 'Recebe os avisos e aparece como contato do negócio.',
    phone: 'Telefone',
    locale: 'Idioma dos e-mails',
  },
  sections: {
    business: 'Nome comercial',
    businessAbout: 'Como o cliente é conhecido. Não pode repetir o de outro cadastro.',
    legal: 'Dados administrativos',
    address: 'Endereço',
  },
  record: {
    id: 'ID {{id}}',
    tabs: 'Partes do cadastro',
    business: 'Dados do seu negócio',
    contacts: 'Contatos',
    emails: 'E-mails enviados',
    history: 'Histórico',
    readOnly: 'Você pode ver estes dados, mas não alterá-los.',
    noContacts: 'Este cliente ainda não tem contatos',
    noContactsAbout:
      'Sem contatos, ninguém entra na área do cliente nem recebe e-mails. O primeiro será o contato principal.',
    addContact: 'Novo contato',
  },
}
