import {
  type HistoryEvent,
  historyPage,
  type OwnHistoryEvent,
  ownHistoryPage,
} from '#contract/history-events.ts'
import { pagedQuery } from '../../lib/query.ts'

/** What happened around a client; with `isImpersonated` only what staff did as one of its people. */
export function historyQuery(clientId: number, isImpersonated: boolean) {
  return pagedQuery<HistoryEvent>(
    historyPage,
    ['clients', clientId, 'history'],
    `/clients/${clientId}/history`,
    {
      account: null,
      query: { impersonated: isImpersonated || undefined },
    },
  )
}

/** What staff did as one of the client's own people, as these are told. */
export function ownHistoryQuery(clientId: number) {
  return pagedQuery<OwnHistoryEvent>(ownHistoryPage, ['portal', clientId, 'history'], '/portal/history', {
    account: clientId,
  })
}
