import type { SavedView, SavedViewInput } from '#contract/saved-views.ts'
import {
  type ClientListSearch,
  clientListSearch,
  columnsOf,
  filterOf,
  searchOfFilter,
  sentFilter,
} from '../clients/list-search.ts'

/** What the list's address says once the view is chosen. */
export function searchOfView({ id, view }: Pick<SavedView, 'id' | 'view'>): ClientListSearch {
  const { filter, sort, columns } = view
  return clientListSearch({
    ...searchOfFilter(filter),
    sort,
    columns: columns?.join(','),
    view: id,
  })
}

/** What is kept of the list as it is now: not the page that one is at. */
export function viewOfSearch(search: ClientListSearch): SavedViewInput['view'] {
  return {
    filter: sentFilter(filterOf(search)),
    ...(search.sort && { sort: search.sort }),
    ...(search.columns && { columns: [...columnsOf(search.columns)] }),
  }
}

export function isChanged(search: ClientListSearch, view: SavedView): boolean {
  return textOf(viewOfSearch(search)) !== textOf(viewOfSearch(searchOfView(view)))
}

function textOf({ filter, ...rest }: SavedViewInput['view']): string {
  const sorted = Object.entries(filter).sort(([one], [other]) => one.localeCompare(other))
  return JSON.stringify([sorted, rest.sort ?? null, rest.columns ?? null])
}
