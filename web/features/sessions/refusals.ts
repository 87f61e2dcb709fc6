import type { QueryClient } from '@tanstack/react-query'
import { isApiError } from '../../lib/api.ts'
import { sessionQuery } from './api.ts'

/** When the API refuses for want of a permission, the menus may be out of date: what one may do is asked again. */
export function refreshPermissionsWhenRefused(queryClient: QueryClient): void {
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error') return
    const queryKey = event.query.queryKey as readonly unknown[]
    if (queryKey.at(-1) === 'session' || !isApiError(event.action.error, 'auth.forbidden')) return
    void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
    if (queryKey[0] === 'portal')
      void queryClient.invalidateQueries({ queryKey: ['portal', queryKey[1], 'session'] })
  })
}
