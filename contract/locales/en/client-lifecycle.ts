import type { clientLifecycle as ptBR } from '../pt-BR/client-lifecycle.ts'
import type { Texts } from '../texts.ts'

export const clientLifecycle: Texts<typeof ptBR> = {
  suspend: {
    button: 'Suspend',
    title: 'Suspend {{client}}?',
    about:
      'People at this client can still sign in, view and pay invoices and open tickets. Everything else is unavailable and shows this reason.',
    reason: 'Reason',
    reasonAbout: 'The client’s people see this text.',
    confirm: 'Suspend client',
    done: 'Client suspended.',
  },
  reactivate: {
    button: 'Reactivate',
    title: 'Reactivate {{client}}?',
    about: 'Everything becomes available again to the people at this client.',
    reason: 'Reason',
    reasonAbout: 'Recorded in the history, visible to staff only.',
    confirm: 'Reactivate client',
    done: 'Client reactivated.',
  },
  delete: {
    button: 'Delete',
    title: 'Delete {{client}}?',
    about:
      'The client is removed from the list and its people lose access immediately. An administrator can restore it for {{days}} days; after that, personal data is erased and only fiscal records are kept.',
    yes: 'Yes',
    no: 'No',
    done: 'Client deleted.',
  },
  deleted: {
    link: 'Deleted',
    title: 'Deleted clients',
    about:
      'Restoring a client brings back its contacts, access and permissions. After the deadline, personal data is erased and only fiscal records are kept.',
    list: 'Deleted clients',
    empty: 'No deleted clients',
    emptyAbout: 'Deleted clients stay here for {{days}} days.',
    columns: {
      id: 'ID',
      tradeName: 'Trade name',
      taxId: 'CNPJ/CPF',
      deletedAt: 'Deleted',
      deletedBy: 'Deleted by',
      daysLeft: 'Time left to restore',
    },
    daysLeft_one: '{{count}} day',
    daysLeft_other: '{{count}} days',
    restore: 'Restore',
    restoreOf: 'Restore: {{client}}',
    restored: 'Client restored.',
  },
}
