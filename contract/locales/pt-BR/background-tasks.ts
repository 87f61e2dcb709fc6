/** Texts of the panel of long work, and of the download. */
export const backgroundTasks = {
  title: 'Em andamento',
  kinds: {
    client_download: 'Download da lista de clientes',
    import_check: 'Conferência de importação',
    import_write: 'Importação',
  },
  states: {
    queued: 'Na fila',
    running: 'Em andamento',
    done: 'Pronto',
    failed: 'Falhou',
    cancelled: 'Cancelado',
  },
  progress: '{{done}} de {{total}}',
  cancel: 'Cancelar: {{task}}',
  dismiss: 'Remover: {{task}}',
  fetch: 'Baixar',
  expires: 'Guardado até {{when}}',
  see: 'Ver',
  download: 'Download',
  downloadStarted: 'A lista é longa: o arquivo está sendo preparado. Você pode continuar trabalhando.',
}
