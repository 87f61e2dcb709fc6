import type { permissions as ptBR } from '../pt-BR/permissions.ts'
import type { Texts } from '../texts.ts'

export const permissions: Texts<typeof ptBR> = {
  groups: {
    account: 'Account',
    services: 'Services',
    finance: 'Finance',
    work: 'Projects and contracts',
  },
  onlyOwn: 'You can only grant or revoke what you have yourself.',
  notOwn: 'Not among your permissions.',
  beyondOwnLevel: 'Your level is {{level}}: you can grant up to that level.',
  aboveOwnLevel: 'Your level is {{level}}: this person’s is higher, so you cannot change it.',
  all: 'Select all',
  none: 'Clear all',
  supportAbout: 'Each level includes those below it.',
  level: '{{level}} · {{meaning}}',
  /** A grant in a few words, as in a list. */
  summary: {
    everything: 'Everything',
    nothing: 'Nothing',
    allPermissions: 'all permissions',
    support: 'Support level {{level}}',
    more: '+{{count}}',
    short: {
      'profile:view': 'business details',
      'profile:edit': 'edit business details',
      'contacts:manage': 'contacts',
      'users:manage': 'users',
      'services:view': 'services',
      'services:order': 'order services',
      'services:cancel': 'cancel services',
      'domains:view': 'domains',
      'invoices:view': 'invoices',
      'estimates:view': 'estimates',
      'proposals:view': 'proposals',
      'contracts:view': 'contracts',
      'projects:view': 'projects',
      'emails:view': 'e-mails',
      'phones:view': 'phone numbers',
    },
  },
}
