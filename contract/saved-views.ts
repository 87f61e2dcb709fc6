import { z } from 'zod'
import { ability } from './abilities.ts'
import { clientColumns, clientSorts } from './client-columns.ts'
import { clientFilter } from './client-list.ts'
import { id, line, version } from './fields.ts'

/** Filter, order and columns of the client list; what is left out is as always. */
export const clientView = z.strictObject({
  filter: clientFilter.default({}),
  sort: z.enum(clientSorts).optional(),
  columns: z.array(z.enum(clientColumns)).min(1).max(clientColumns.length).optional(),
})

export const savedViewInput = z.strictObject({
  name: line(60),
  /** Whether the whole staff sees it. */
  isShared: z.boolean().default(false),
  view: clientView,
})
export type SavedViewInput = z.output<typeof savedViewInput>

/** `version` is the one that the editor saw. */
export const savedViewEdit = savedViewInput.extend({ version })
export type SavedViewEdit = z.output<typeof savedViewEdit>

export const savedView = z.object({
  id,
  name: z.string(),
  isShared: z.boolean(),
  view: z.object({
    filter: z.record(z.string(), z.union([z.string(), z.number()])),
    sort: z.enum(clientSorts).optional(),
    columns: z.array(z.enum(clientColumns)).optional(),
  }),
  /** Of whoever made it; null for one's own. */
  ownerName: z.string().nullable(),
  version,
  abilities: z.object({ edit: ability('auth.forbidden') }),
})
export type SavedView = z.output<typeof savedView>
export const savedViews = z.object({ items: z.array(savedView) })
