import type { savedViews as ptBR } from '../pt-BR/saved-views.ts'
import type { Texts } from '../texts.ts'

export const savedViews: Texts<typeof ptBR> = {
  button: 'Views',
  current: 'View: {{name}}',
  changed: '{{name}} (changed)',
  own: 'My views',
  shared: 'Of the team',
  by: 'by {{owner}}',
  none: 'No saved views yet',
  all: 'All clients',
  saveNew: 'Save as a new view',
  overwrite: 'Save the changes in this view',
  rename: 'Rename or share',
  delete: 'Delete view',
  deleteTitle: 'Delete the view “{{name}}”?',
  deleteAbout: 'Nothing changes about the clients. A view of the team goes for everybody.',
  name: 'Name of the view',
  isShared: 'Show it to the whole team',
  about: 'Keeps the filters, the order and the columns as they are now.',
  save: 'Save view',
  saved: 'View saved.',
  deleted: 'View deleted.',
}
