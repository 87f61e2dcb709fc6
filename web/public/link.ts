import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { linkState } from '#contract/users.ts'
import { apiSend } from '../lib/api.ts'

/**
 * The secret of a link stands after the #: servers and the next site's Referer never see it. Another link opened in the
 * same tab loads nothing, and is taken up all the same.
 */
export function useLinkToken(): string {
  const [token, setToken] = useState(tokenInAddress)
  useEffect(() => {
    const takeUp = () => setToken(tokenInAddress())
    addEventListener('hashchange', takeUp)
    return () => removeEventListener('hashchange', takeUp)
  }, [])
  return token
}

function tokenInAddress(): string {
  return new URLSearchParams(location.hash.slice(1)).get('token')?.trim() ?? ''
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
