import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type SearchResult, searchResults } from '#contract/search.ts'
import { apiGet } from '../../lib/api.ts'

export function searchQuery(text: string) {
  return queryOptions({
    queryKey: ['search', text],
    queryFn: async ({ signal }): Promise<SearchResult[]> =>
      (await apiGet(searchResults, '/search', { query: { q: text }, signal, account: null })).items,
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
}

/** The page that a result leads to. */
export function hrefOf({ clientId, contactId }: SearchResult): string {
  return `/staff/clients/${clientId}/${contactId === null ? 'business' : `contacts/${contactId}`}`
}
