import { queryOptions } from '@tanstack/react-query'
import {
  type Client,
  type ClientEdit,
  type ClientInput,
  type ClientListItem,
  client,
  clientPage,
} from '../../../contract/clients.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { pagedQuery, queryClient } from '../../lib/query.ts'

/** All clients, newest first; `search` looks inside names, e-mail, CNPJ/CPF and id. */
export function clientsQuery(search: string) {
  return pagedQuery<ClientListItem>(clientPage, ['clients', 'list'], '/clients', {
    query: { search },
    account: null,
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
