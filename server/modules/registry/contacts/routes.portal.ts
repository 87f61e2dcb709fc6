import { z } from 'zod'
import { portalContext } from '#areas/request.ts'
import { contact, contactEdit, contactInput, contactPage, grant } from '#contract/contacts.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import {
  createContact,
  deleteContact,
  getContact,
  getDefaultGrant,
  listContacts,
  updateContact,
} from './contact.ts'
import { presentContact } from './present.ts'

const tags = ['contacts']
const params = z.object({ id: idParam })
// While impersonating, contacts' data may be edited; whatever touches access or the mark is refused by the verbs.
const config = { access: 'contacts:manage', whileImpersonating: true } as const

// The client is the session's, never one that the request names. Handlers return their answer, and it is sent
// once the transaction around them is committed.
export async function contactPortalRoutes(app: App): Promise<void> {
  app.get(
    '/contacts',
    {
      schema: { tags, summary: 'List our contacts', querystring: pageQuery, response: { 200: contactPage } },
      config,
    },
    async (request) => {
      const ctx = portalContext(request)
      const { items, next } = await listContacts(ctx, { ...request.query, clientId: ctx.actor.clientId })
      return { items: items.map((row) => presentContact(ctx.actor, row)), next }
    },
  )

  app.post(
    '/contacts',
    {
      schema: {
        tags,
        summary: 'Add a contact, with access to the client area or without',
        body: contactInput,
        response: { 201: contact },
      },
      config,
    },
    async (request, reply) => {
      const ctx = portalContext(request)
      const row = await createContact(ctx, { ...request.body, clientId: ctx.actor.clientId })
      reply.status(201)
      return presentContact(ctx.actor, row)
    },
  )

  app.get(
    '/contacts/:id',
    {
      schema: { tags, summary: 'See one of our contacts', params, response: { 200: contact } },
      config,
    },
    async (request) => {
      const ctx = portalContext(request)
      const { clientId } = ctx.actor
      return presentContact(ctx.actor, await getContact(ctx, { ...request.params, clientId }))
    },
  )

  app.put(
    '/contacts/:id',
    {
      schema: {
        tags,
        summary: 'Replace a contact’s data and access, unless somebody saved it since `version`',
        params,
        body: contactEdit,
        response: { 200: contact },
      },
      config,
    },
    async (request) => {
      const ctx = portalContext(request)
      const { clientId } = ctx.actor
      const row = await updateContact(ctx, { ...request.body, ...request.params, clientId })
      return presentContact(ctx.actor, row)
    },
  )

  app.delete(
    '/contacts/:id',
    {
      schema: {
        tags,
        summary: 'Delete a contact and end their access',
        params,
        response: { 204: noContent },
      },
      config,
    },
    async (request, reply) => {
      const ctx = portalContext(request)
      await deleteContact(ctx, { ...request.params, clientId: ctx.actor.clientId })
      reply.status(204)
      return null
    },
  )

  app.get(
    '/contact-defaults',
    {
      schema: {
        tags,
        summary: 'What a new contact with access may do, as far as I can hand it on',
        response: { 200: grant },
      },
      config,
    },
    async (request) => {
      const { permissions, supportLevel } = await getDefaultGrant(portalContext(request))
      return { permissions: [...permissions], supportLevel }
    },
  )
}
