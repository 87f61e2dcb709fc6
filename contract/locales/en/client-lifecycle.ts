import type { clientLifecycle as ptBR } from '../pt-BR/client-lifecycle.ts'
import type { Texts } from '../texts.ts'

export const clientLifecycle: Texts<typeof ptBR> = {
  suspend: {
    button: 'Suspend',
    title: 'Suspend {{client}}?',
    about:
      'The people of this client still sign in, see and pay invoices and open tickets. The rest is closed, with this reason.',
    reason: 'Reason',
    reasonAbout: 'The client’s people read this text.',
    confirm: 'Suspend client',
    done: 'Client suspended.',
  },
  reactivate: {
    button: 'Reactivate',
    title: 'Reactivate {{client}}?',
    about: 'Everything opens again for the people of this client.',
    reason: 'Reason',
    reasonAbout: 'It goes into the history, for staff only.',
    confirm: 'Reactivate client',
    done: 'Client reactivated.',
  },
  delete: {
    button: 'Delete',
    title: 'Delete {{client}}?',
    about:
      'The client leaves the list and its people lose access at once. An administrator can restore it for {{days}} days; then personal data is erased and only fiscal records are kept.',
    yes: 'Yes',
    no: 'No',
    done: 'Client deleted.',
  },
  deleted: {
    link: 'Deleted',
    title: 'Deleted clients',
    about:
      'Restoring brings a client back with contacts, accesses and permissions. After that time personal data is erased and only fiscal records are kept.',
    list: 'List of deleted clients',
    empty: 'No deleted clients',
    emptyAbout: 'Deleted clients stay here for {{days}} days.',
    columns: {
      id: 'ID',
      tradeName: 'Trade name',
      taxId: 'CNPJ/CPF',
      deletedAt: 'Deleted',
      deletedBy: 'By',
      daysLeft: 'Can be restored for',
    },
    daysLeft_one: '{{count}} day',
    daysLeft_other: '{{count}} days',
    restore: 'Restore',
    restoreOf: 'Restore: {{client}}',
    restored: 'Client restored.',
  },
}
