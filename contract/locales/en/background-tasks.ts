import type { backgroundTasks as ptBR } from '../pt-BR/background-tasks.ts'
import type { Texts } from '../texts.ts'

export const backgroundTasks: Texts<typeof ptBR> = {
  title: 'In progress',
  kinds: {
    client_download: 'Client list download',
    import_check: 'Import check',
    import_write: 'Import',
  },
  states: {
    queued: 'Queued',
    running: 'In progress',
    done: 'Ready',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  progress: '{{done}} of {{total}}',
  cancel: 'Cancel: {{task}}',
  dismiss: 'Dismiss: {{task}}',
  fetch: 'Download',
  expires: 'Available until {{when}}',
  see: 'View',
  download: 'Download',
  downloadStarted: 'The list is long, so the file is being prepared. You can keep working.',
}
