import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { clientFilter, clientListQuery, clientPage, clientTotal } from '#contract/client-list.ts'
import { client, clientEdit, clientInput } from '#contract/clients.ts'
import { idParam } from '#contract/fields.ts'
import type { App } from '#platform/http/app-type.ts'
import { createClient, getClient, updateClient } from './client.ts'
import { countClients, listClients } from './client-list.ts'
import { presentClient, presentClientListItem } from './present.ts'

const tags = ['clients']
const params = z.object({ clientId: idParam })

export async function clientStaffRoutes(app: App): Promise<void> {
  app.get(
    '/clients',
    {
      schema: {
        tags,
        summary: 'List clients, filtered and sorted; newest first unless told otherwise',
        querystring: clientListQuery,
        response: { 200: clientPage },
      },
      config: { access: 'clients:view', whileImpersonating: false },
    },
    async (request) => {
      const { items, ...rest } = await listClients(staffContext(request), request.query)
      return { items: items.map(presentClientListItem), ...rest }
    },
  )

  app.get(
    '/clients/total',
    {
      schema: {
        tags,
        summary: 'How many clients a filter lets through, counted up to 1,000',
        querystring: clientFilter,
        response: { 200: clientTotal },
      },
      config: { access: 'clients:view', whileImpersonating: false },
    },
    async (request) => await countClients(staffContext(request), request.query),
  )

  app.post(
    '/clients',
    {
      schema: { tags, summary: 'Add a client', body: clientInput, response: { 201: client } },
      config: { access: 'clients:edit', whileImpersonating: false },
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      const row = await createClient(ctx, request.body)
      return await reply.status(201).send(presentClient(ctx.actor, row))
    },
  )

  app.get(
    '/clients/:clientId',
    {
      schema: { tags, summary: 'See a client', params, response: { 200: client } },
      config: { access: 'clients:view', whileImpersonating: false },
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentClient(ctx.actor, await getClient(ctx, request.params.clientId))
    },
  )

  app.put(
    '/clients/:clientId',
    {
      schema: {
        tags,
        summary: 'Replace a client’s data, unless somebody saved it since `version`',
        params,
        body: clientEdit,
        response: { 200: client },
      },
      config: { access: 'clients:edit', whileImpersonating: false },
    },
    async (request) => {
      const ctx = staffContext(request)
      const row = await updateClient(ctx, { ...request.body, id: request.params.clientId })
      return presentClient(ctx.actor, row)
    },
  )
}
