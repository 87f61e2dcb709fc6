import type { backgroundTasks as ptBR } from '../pt-BR/background-tasks.ts'
import type { Texts } from '../texts.ts'

export const backgroundTasks: Texts<typeof ptBR> = {
  title: 'Under way',
  kinds: {
    client_download: 'Download of the client list',
    import_check: 'Check of an import',
    import_write: 'Import',
  },
  states: {
    queued: 'Queued',
    running: 'Under way',
    done: 'Ready',
    failed: 'It did not work',
    cancelled: 'Cancelled',
  },
  progress: '{{done}} of {{total}}',
  cancel: 'Cancel: {{task}}',
  dismiss: 'Put away: {{task}}',
  fetch: 'Download',
  expires: 'Kept until {{when}}',
  see: 'See',
  download: 'Download',
  downloadStarted: 'The list is long: its file is being made. You can go on working.',
}
