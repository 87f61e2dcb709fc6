import type { savedViews as ptBR } from '../pt-BR/saved-views.ts'
import type { Texts } from '../texts.ts'

export const savedViews: Texts<typeof ptBR> = {
  button: 'Views',
  current: 'View: {{name}}',
  changed: '{{name}} (changed)',
  own: 'My views',
  shared: 'Shared with the team',
  by: 'by {{owner}}',
  none: 'No saved views yet',
  all: 'All clients',
  saveNew: 'Save as new view',
  overwrite: 'Save changes to this view',
  rename: 'Rename or share',
  delete: 'Delete view',
  deleteTitle: 'Delete the view “{{name}}”?',
  deleteAbout: 'Your clients are not affected. A shared view disappears for everyone.',
  name: 'View name',
  isShared: 'Share with the whole team',
  about: 'Saves the current filters, sort order and columns.',
  save: 'Save view',
  saved: 'View saved.',
  deleted: 'View deleted.',
}
