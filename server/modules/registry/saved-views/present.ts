import { fullName } from '#contract/names.ts'
import type { SavedView } from '#contract/saved-views.ts'
import { clientView } from '#contract/saved-views.ts'
import type { StaffActor } from '#server/context.ts'
import { canEditView } from './policy.ts'
import type { SavedViewRow } from './queries.ts'

export function presentView(actor: StaffActor, row: SavedViewRow): SavedView {
  // A filter of an older version that no longer parses shows the whole list.
  const { filter, ...rest } = clientView.catch({ filter: {} }).parse(row.view)
  const given = Object.entries(filter).filter(([, value]) => value !== undefined)
  return {
    id: row.id,
    name: row.name,
    isShared: row.isShared,
    view: { filter: Object.fromEntries(given) as Record<string, string | number>, ...rest },
    ownerName: row.ownerUserId === actor.userId ? null : fullName(row),
    version: row.version,
    abilities: { edit: canEditView(actor, row) || 'auth.forbidden' },
  }
}
