import { queryOptions } from '@tanstack/react-query'
import {
  type ClientRecipients,
  clientRecipients,
  type OwnPreferences,
  type OwnPreferencesInput,
  ownPreferences,
  type SendingDraft,
  type SendingInput,
  sendingDone,
  sendingDraft,
} from '#contract/recipients.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { queryClient } from '../../lib/query.ts'

export function recipientsQuery(clientId: number) {
  return queryOptions({
    queryKey: ['clients', clientId, 'recipients'],
    queryFn: ({ signal }): Promise<ClientRecipients> =>
      apiGet(clientRecipients, `/clients/${clientId}/recipients`, { signal, account: null }),
  })
}

/** A document that is sent from the same window as all others; `path` is the document's own. */
export function sendingDraftQuery(clientId: number, path: string) {
  return queryOptions({
    queryKey: ['clients', clientId, 'sendings', path],
    queryFn: ({ signal }): Promise<SendingDraft> =>
      apiGet(sendingDraft, `${path}/sending-draft`, { signal, account: null }),
  })
}

export async function sendDocument(clientId: number, path: string, input: SendingInput): Promise<number> {
  const { count } = await apiSend('POST', sendingDone, `${path}/sendings`, input, { account: null })
  await Promise.all(
    ['sendings', 'emails', 'history'].map((part) =>
      queryClient.invalidateQueries({ queryKey: ['clients', clientId, part] }),
    ),
  )
  return count
}

export function ownPreferencesQuery(clientId: number) {
  return queryOptions({
    queryKey: ['portal', clientId, 'preferences'],
    queryFn: ({ signal }): Promise<OwnPreferences> =>
      apiGet(ownPreferences, '/portal/preferences', { signal, account: clientId }),
  })
}

export async function saveOwnPreferences(
  clientId: number,
  input: OwnPreferencesInput,
): Promise<OwnPreferences> {
  const saved = await apiSend('PUT', ownPreferences, '/portal/preferences', input, { account: clientId })
  queryClient.setQueryData(ownPreferencesQuery(clientId).queryKey, saved)
  return saved
}
