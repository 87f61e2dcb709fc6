import { queryOptions } from '@tanstack/react-query'
import {
  type EmailListItem,
  type EmailMessage,
  emailCopy,
  emailMessage,
  emailPage,
  emailRetryCount,
  type RevealedEmail,
  revealedEmail,
} from '#contract/emails.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { allRows, pagedQuery, queryClient } from '../../lib/query.ts'
import { refreshInterval } from './refresh.ts'
import type { EmailFilterSearch } from './search.ts'

/** Which e-mails: all of them, those around one client (both for staff), or one's own client's. */
export type EmailScope = { area: 'staff'; clientId: number | null } | { area: 'portal'; clientId: number }

export function emailsQuery(scope: EmailScope, filter: EmailFilterSearch, limit?: number) {
  const { key, path, account } = placeOf(scope)
  return {
    ...pagedQuery<EmailListItem>(emailPage, [...key, 'list'], path, {
      query: { ...(scope.area === 'portal' ? { state: filter.state } : filter), limit },
      account,
    }),
    refetchInterval: (query: { state: { data?: Parameters<typeof allRows<EmailListItem>>[0] } }) =>
      refreshInterval(allRows(query.state.data), Date.now()),
  }
}

export function emailQuery(scope: EmailScope, id: number) {
  const { key, account } = placeOf(scope)
  return queryOptions({
    queryKey: [...key, id],
    queryFn: ({ signal }): Promise<EmailMessage> =>
      apiGet(emailMessage, `${scope.area === 'staff' ? '/emails' : '/portal/emails'}/${id}`, {
        signal,
        account,
      }),
    refetchInterval: (query) => refreshInterval(query.state.data ? [query.state.data] : [], Date.now()),
  })
}

/** Staff only: recorded, and the person is told. The answer is kept nowhere. */
export async function revealSecret(id: number): Promise<RevealedEmail> {
  const revealed = await apiSend('POST', revealedEmail, `/emails/${id}/secret-views`, undefined, {
    account: null,
  })
  void forgetLists()
  return revealed
}

export async function retryEmail(id: number): Promise<void> {
  await apiSend('POST', null, `/emails/${id}/retries`, undefined, { account: null })
  await forgetLists()
}

/** All failed ones that the filter lets through. Resolves with how many went back into the queue. */
export async function retryEmails(clientId: number | null, filter: EmailFilterSearch): Promise<number> {
  const { state: _state, ...rest } = filter
  const body = { ...rest, ...(clientId !== null && { clientId }) }
  const { count } = await apiSend('POST', emailRetryCount, '/emails/retries', body, { account: null })
  await forgetLists()
  return count
}

export async function copyEmail(id: number): Promise<void> {
  await apiSend('POST', emailCopy, `/emails/${id}/copies`, undefined, { account: null })
  await forgetLists()
}

export async function clearUndeliverable(id: number): Promise<void> {
  await apiSend('DELETE', null, `/emails/${id}/undeliverable-address`, undefined, { account: null })
  await forgetLists()
}

/** What the staff's banner tells of waiting and failed messages. */
export async function forgetMailStatus(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['mail-status'] })
}

function placeOf(scope: EmailScope) {
  if (scope.area === 'portal') {
    return {
      key: ['portal', scope.clientId, 'emails'] as const,
      path: '/portal/emails',
      account: scope.clientId,
    }
  }
  return scope.clientId === null
    ? { key: ['emails'] as const, path: '/emails', account: null }
    : {
        key: ['clients', scope.clientId, 'emails'] as const,
        path: `/clients/${scope.clientId}/emails`,
        account: null,
      }
}

async function forgetLists(): Promise<void> {
  await queryClient.invalidateQueries({
    predicate: ({ queryKey }) =>
      queryKey[0] === 'emails' || queryKey[0] === 'mail-status' || queryKey[0] === 'clients',
  })
}
