import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { linkState } from '../../contract/users.ts'
import { apiSend } from '../lib/api.ts'

/** The secret of a link stands after the #: servers and the next site's Referer never see it. */
export function useLinkToken(): string {
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token')?.trim() ?? '')
  return token
}

/** Looks at a link without using it. */
export function useLink(token: string) {
  return useQuery(
    queryOptions({
      queryKey: ['link', token],
      queryFn: () => apiSend('POST', linkState, '/links', { token }, { account: null, onSignedOut: 'throw' }),
      enabled: token !== '',
      // A second look would only tell the same; one after use would tell that it is used.
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    }),
  )
}
