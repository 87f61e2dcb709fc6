import { useQuery } from '@tanstack/react-query'
import type { ClientPermission } from '#contract/access.ts'
import { portalSessionQuery, useClientId, usePortalCan, usePortalSession } from '../sessions/api.ts'

/** Whether the person may go there now: a suspended account keeps its permissions, but most doors are closed. */
export function useIsOpen(permission: ClientPermission, whileSuspended = false): boolean {
  const isAllowed = usePortalCan(permission)
  const { client } = usePortalSession()
  return isAllowed && (whileSuspended || !client.suspended)
}

/** Asks again at each page what the person may do, so that the menu shows a permission given or taken at once. */
export function useFreshPermissions(): void {
  useQuery({ ...portalSessionQuery(useClientId()), refetchOnMount: 'always' })
}
