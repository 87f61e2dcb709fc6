import type { QueryClient } from '@tanstack/react-query'
import { isApiError } from '../../lib/api.ts'
import { sessionQuery } from './api.ts'

/** When the API refuses for want of a permission or of an account, what the page knows of them is asked again. */
export function refreshPermissionsWhenRefused(queryClient: QueryClient): void {
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error') return
    if (!isApiError(event.action.error, 'auth.forbidden', 'auth.account_required')) return
    const queryKey = event.query.queryKey as readonly unknown[]
    if (queryKey[0] !== 'session') void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
    if (queryKey[0] === 'portal' && queryKey.at(-1) !== 'session')
      void queryClient.invalidateQueries({ queryKey: ['portal', queryKey[1], 'session'] })
  })
}
