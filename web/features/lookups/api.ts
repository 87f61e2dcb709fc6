import { queryOptions } from '@tanstack/react-query'
import {
  type FoundCompany,
  type FoundPlace,
  foundCompany,
  foundPlace,
  type Lookups,
  lookups,
} from '#contract/lookups.ts'
import { apiGet } from '../../lib/api.ts'

const asStaff = { account: null, onSignedOut: 'throw' } as const

export const lookupsQuery = queryOptions({
  queryKey: ['lookups'],
  queryFn: ({ signal }): Promise<Lookups> => apiGet(lookups, '/lookups', { signal, ...asStaff }),
  staleTime: 5 * 60_000,
})

export type Found = Partial<FoundCompany>
export type Asked = { what: 'companies' | 'places'; key: string }

/** What is public behind a CNPJ or a CEP. It is asked once: who waits types on. */
export function foundQuery({ what, key }: Asked) {
  return queryOptions({
    queryKey: ['lookups', what, key],
    queryFn: ({ signal }): Promise<Found> =>
      what === 'companies'
        ? apiGet<FoundCompany>(foundCompany, `/lookups/companies/${key}`, { signal, ...asStaff })
        : apiGet<FoundPlace>(foundPlace, `/lookups/places/${key}`, { signal, ...asStaff }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
}
