import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type ClientPage, type ClientTotal, clientPage, clientTotal } from '#contract/client-list.ts'
import {
  type Client,
  type ClientEdit,
  type ClientInput,
  client,
  type DeletedClient,
  deletedClientPage,
  type SuspensionInput,
} from '#contract/clients.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { pagedQuery, queryClient } from '../../lib/query.ts'
import { type ClientListSearch, filterOf } from './list-search.ts'

/** A page of the list; the one before stays in sight until it is there. */
export function clientListQuery({ columns: _columns, view: _view, ...search }: ClientListSearch) {
  return queryOptions({
    queryKey: ['clients', 'list', search],
    queryFn: ({ signal }): Promise<ClientPage> =>
      apiGet(clientPage, '/clients', { query: search, signal, account: null }),
    placeholderData: keepPreviousData,
  })
}

/** How many the filter lets through, on whatever page. */
export function clientTotalQuery(search: ClientListSearch) {
  const filter = filterOf(search)
  return queryOptions({
    queryKey: ['clients', 'list', 'total', filter],
    queryFn: ({ signal }): Promise<ClientTotal> =>
      apiGet(clientTotal, '/clients/total', { query: filter, signal, account: null }),
  })
}

export function clientQuery(clientId: number) {
  return queryOptions({
    queryKey: ['clients', clientId, 'record'],
    queryFn: ({ signal }): Promise<Client> =>
      apiGet(client, `/clients/${clientId}`, { signal, account: null }),
  })
}

export async function addClient(input: ClientInput): Promise<Client> {
  const added = await apiSend('POST', client, '/clients', input, { account: null })
  queryClient.setQueryData(clientQuery(added.id).queryKey, added)
  await queryClient.invalidateQueries({ queryKey: ['clients', 'list'] })
  return added
}

export async function saveClient(clientId: number, edit: ClientEdit): Promise<Client> {
  const saved = await apiSend('PUT', client, `/clients/${clientId}`, edit, { account: null })
  queryClient.setQueryData(clientQuery(clientId).queryKey, saved)
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['clients', 'list'] }),
    queryClient.invalidateQueries({ queryKey: ['clients', clientId, 'history'] }),
  ])
  return saved
}

export type SuspensionChange = 'suspension' | 'reactivation'

export async function changeSuspension(
  clientId: number,
  change: SuspensionChange,
  input: SuspensionInput,
): Promise<Client> {
  const saved = await apiSend('POST', client, `/clients/${clientId}/${change}`, input, { account: null })
  queryClient.setQueryData(clientQuery(clientId).queryKey, saved)
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['clients', 'list'] }),
    queryClient.invalidateQueries({ queryKey: ['clients', clientId, 'history'] }),
  ])
  return saved
}

export async function deleteClient(clientId: number): Promise<void> {
  await apiSend('DELETE', null, `/clients/${clientId}`, undefined, { account: null })
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['clients', 'list'] }),
    queryClient.invalidateQueries({ queryKey: ['deleted-clients'] }),
  ])
}

export function deletedClientsQuery() {
  return pagedQuery<DeletedClient>(deletedClientPage, ['deleted-clients'], '/deleted-clients', {
    account: null,
  })
}

export async function restoreClient(clientId: number): Promise<Client> {
  const path = `/deleted-clients/${clientId}/restoration`
  const restored = await apiSend('POST', client, path, undefined, { account: null })
  queryClient.setQueryData(clientQuery(clientId).queryKey, restored)
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['clients', 'list'] }),
    queryClient.invalidateQueries({ queryKey: ['deleted-clients'] }),
  ])
  return restored
}
