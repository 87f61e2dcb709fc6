import { queryOptions } from '@tanstack/react-query'
import {
  type ShownSupportPin,
  type SupportPinStatus,
  shownSupportPin,
  supportPinStatus,
} from '#contract/verifications.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { queryClient } from '../../lib/query.ts'

export function ownPinQuery(clientId: number) {
  return queryOptions({
    queryKey: ['portal', clientId, 'support-pin'],
    queryFn: ({ signal }): Promise<SupportPinStatus> =>
      apiGet(supportPinStatus, '/portal/support-pin', { signal, account: clientId }),
  })
}

/** Each look is recorded by the server. */
export async function viewOwnPin(clientId: number): Promise<ShownSupportPin> {
  return await apiSend('POST', shownSupportPin, '/portal/support-pin/views', undefined, { account: clientId })
}

/** Makes the first PIN too. */
export async function renewOwnPin(clientId: number): Promise<ShownSupportPin> {
  const path = '/portal/support-pin/renewals'
  const made = await apiSend('POST', shownSupportPin, path, undefined, { account: clientId })
  queryClient.setQueryData(ownPinQuery(clientId).queryKey, { exists: true, renewedAt: made.renewedAt })
  return made
}
