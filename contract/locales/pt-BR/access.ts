/** Names of permissions, support levels, staff roles and notification categories. */
export const access = {
  permissions: {
    'profile:view': 'Ver os dados do negócio',
    'profile:edit': 'Editar os dados do negócio',
    'contacts:manage': 'Contatos',
    'users:manage': 'Usuários',
    'services:view': 'Ver planos e serviços',
    'services:order': 'Contratar serviços',
    'services:cancel': 'Cancelar serviços',
    'domains:view': 'Domínios',
    'invoices:view': 'Faturas',
    'estimates:view': 'Orçamentos',
    'proposals:view': 'Propostas',
    'contracts:view': 'Contratos',
    'projects:view': 'Projetos',
    'emails:view': 'E-mails',
    'phones:view': 'Ver telefones',
  },
  support: {
    label: 'Suporte',
    level: 'Nível {{level}}',
    levels: {
      '0': 'Nada',
      '1': 'Lê os próprios chamados',
      '2': 'Abre e responde os próprios chamados',
      '3': 'Lê todos os chamados do cliente',
      '4': 'Responde todos os chamados',
      '5': 'Fecha e reabre chamados',
      '6': 'Adiciona e remove participantes',
    },
  },
  roles: { administrator: 'Administrador', agent: 'Atendente', finance: 'Financeiro', reader: 'Leitura' },
  categories: {
    general: {
      name: 'E-mails gerais',
      about: 'Anúncios em geral e recuperação de senha.',
    },
    services: {
      name: 'E-mails de produtos e serviços',
      about: 'Assinaturas, boas-vindas, upgrades e downgrades do que foi contratado.',
    },
    domains: {
      name: 'E-mails de domínios',
      about: 'Registro, renovação e transferência de domínios.',
    },
    invoices: {
      name: 'E-mails de cobrança',
      about: 'Faturas, boletos e lembretes de pagamento.',
    },
    credit_notes: { name: 'Notas de crédito', about: 'Créditos emitidos sobre faturas.' },
    estimates: { name: 'Orçamentos', about: 'Orçamentos enviados e respostas a eles.' },
    proposals: { name: 'Propostas', about: 'Propostas comerciais e respostas a elas.' },
    contracts: { name: 'Contratos', about: 'Contratos para assinar e cópias assinadas.' },
    tickets: {
      name: 'E-mails de suporte',
      about: 'Abertura de chamados e cada resposta a eles.',
    },
    projects: { name: 'Projetos', about: 'Novidades dos projetos em andamento.' },
    tasks: { name: 'Tarefas', about: 'Somente tarefas ligadas a um projeto.' },
  },
  generalLocked: 'Fica sempre ligado para quem tem acesso: é por ele que a pessoa recupera a senha.',
}
