import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { clientFilter, clientListQuery, clientPage, clientTotal } from '#contract/client-list.ts'
import { client, clientEdit, clientInput } from '#contract/clients.ts'
import { idParam } from '#contract/fields.ts'
import { presentPage } from '#platform/http/page.ts'
import { createClient, getClient, updateClient } from './client.ts'
import { countClients, listClients } from './client-list.ts'
import { presentClient, presentClientListItem } from './present.ts'

const staff = staffRoutes('clients')
const params = z.object({ clientId: idParam })

export const clientStaffRoutes = [
  staff.get('/clients', 'clients:view', {
    summary: 'List clients, filtered and sorted; newest first by default',
    query: clientListQuery,
    answer: clientPage,
    handle: async (ctx, input) => presentPage(await listClients(ctx, input), presentClientListItem),
  }),

  staff.get('/clients/total', 'clients:view', {
    summary: 'Count the clients that match a filter, up to 1,000',
    query: clientFilter,
    answer: clientTotal,
    handle: countClients,
  }),

  staff.post('/clients', 'clients:edit', {
    summary: 'Add a client',
    body: clientInput,
    created: client,
    handle: async (ctx, input) => presentClient(ctx.actor, await createClient(ctx, input)),
  }),

  staff.get('/clients/:clientId', 'clients:view', {
    summary: 'Get a client',
    params,
    answer: client,
    handle: async (ctx, input) => presentClient(ctx.actor, await getClient(ctx, input.clientId)),
  }),

  staff.put('/clients/:clientId', 'clients:edit', {
    summary: 'Replace a client’s data, unless someone saved it since `version`',
    params,
    body: clientEdit,
    answer: client,
    handle: async (ctx, { clientId: id, ...edit }) =>
      presentClient(ctx.actor, await updateClient(ctx, { ...edit, id })),
  }),
]
