/** Texts of suspending, deleting and restoring clients. */
export const clientLifecycle = {
  suspend: {
    button: 'Suspender',
    title: 'Suspender {{client}}?',
    about:
      'As pessoas deste cliente ainda entram, veem e pagam faturas e abrem chamados. O resto fica fechado, com este motivo.',
    reason: 'Motivo',
    reasonAbout: 'As pessoas do cliente leem este texto.',
    confirm: 'Suspender cliente',
    done: 'Cliente suspenso.',
  },
  reactivate: {
    button: 'Reativar',
    title: 'Reativar {{client}}?',
    about: 'Tudo volta a abrir para as pessoas deste cliente.',
    reason: 'Motivo',
    reasonAbout: 'Fica no histórico, só para a equipe.',
    confirm: 'Reativar cliente',
    done: 'Cliente reativado.',
  },
  delete: {
    button: 'Excluir',
    title: 'Excluir {{client}}?',
    about:
      'O cliente sai da lista e as pessoas dele perdem o acesso na hora. Um administrador pode restaurá-lo por {{days}} dias; depois os dados pessoais são apagados e só os registros fiscais ficam.',
    yes: 'Sim',
    no: 'Não',
    done: 'Cliente excluído.',
  },
  deleted: {
    link: 'Excluídos',
    title: 'Clientes excluídos',
    about:
      'Restaurar traz de volta o cliente com contatos, acessos e permissões. Depois do prazo os dados pessoais são apagados e só os registros fiscais ficam.',
    list: 'Lista de clientes excluídos',
    empty: 'Nenhum cliente excluído',
    emptyAbout: 'Clientes excluídos ficam aqui por {{days}} dias.',
    columns: {
      id: 'ID',
      tradeName: 'Nome fantasia',
      taxId: 'CNPJ/CPF',
      deletedAt: 'Excluído',
      deletedBy: 'Por',
      daysLeft: 'Prazo para restaurar',
    },
    daysLeft_one: '{{count}} dia',
    daysLeft_other: '{{count}} dias',
    restore: 'Restaurar',
    restoreOf: 'Restaurar: {{client}}',
    restored: 'Cliente restaurado.',
  },
}
