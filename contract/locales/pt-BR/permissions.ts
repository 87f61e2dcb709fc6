/** Texts of the field that chooses permissions. */
export const permissions = {
  groups: {
    account: 'Conta',
    services: 'Serviços',
    finance: 'Financeiro',
    work: 'Projetos e contratos',
  },
  beyondOwn: 'Você não tem esta permissão, por isso não pode concedê-la.',
  beyondOwnLevel: 'Seu nível é {{level}}: você pode conceder até ele.',
  impliedBy: 'Necessário para “{{name}}”.',
  all: 'Marcar todas',
  none: 'Desmarcar todas',
  supportAbout: 'Cada nível inclui os anteriores.',
  level: '{{level}} · {{meaning}}',
}
