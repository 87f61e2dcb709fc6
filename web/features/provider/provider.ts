import { queryOptions, useQuery } from '@tanstack/react-query'
import { type Provider, provider } from '#contract/provider.ts'
import { apiGet } from '../../lib/api.ts'

/** What everybody may know of the provider: name, language, colour, support contacts. */
export const providerQuery = queryOptions({
  queryKey: ['provider'],
  queryFn: ({ signal }): Promise<Provider> => apiGet(provider, '/provider', { signal, account: null }),
  staleTime: 5 * 60_000,
})

const defaultAccent = '#0b6b62'

const unknownProvider: Provider = {
  name: 'Balcão',
  locale: 'pt-BR',
  accentColor: defaultAccent,
  supportEmail: null,
  supportPhone: null,
  logoUrl: null,
  signInCode: 'first',
  setupNeeded: false,
  demo: false,
}

export function useProvider(): Provider {
  return useQuery(providerQuery).data ?? unknownProvider
}
