import type { permissions as ptBR } from '../pt-BR/permissions.ts'
import type { Texts } from '../texts.ts'

export const permissions: Texts<typeof ptBR> = {
  groups: {
    account: 'Account',
    services: 'Services',
    finance: 'Finance',
    work: 'Projects and contracts',
  },
  beyondOwn: 'You do not hold this permission, so you cannot grant it.',
  beyondOwnLevel: 'Your level is {{level}}: you can grant up to it.',
  impliedBy: 'Needed for “{{name}}”.',
  all: 'Select all',
  none: 'Clear all',
  supportAbout: 'Each level includes those below it.',
  level: '{{level}} · {{meaning}}',
}
