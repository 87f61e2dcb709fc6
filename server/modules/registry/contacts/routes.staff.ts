import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { contact, contactPage, staffContactEdit, staffContactInput } from '#contract/contacts.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import {
  createContact,
  deleteContact,
  getContact,
  listContacts,
  resendPasswordLink,
  updateContact,
} from './contact.ts'
import { presentForStaff, presentListForStaff } from './for-staff.ts'

const tags = ['contacts']
const ofClient = z.object({ clientId: idParam })
const params = z.object({ clientId: idParam, id: idParam })
const reading = { access: 'clients:view', whileImpersonating: false } as const
const writing = { access: 'contacts:edit', whileImpersonating: false } as const

export async function contactStaffRoutes(app: App): Promise<void> {
  app.get(
    '/clients/:clientId/contacts',
    {
      schema: {
        tags,
        summary: 'List a client’s contacts',
        params: ofClient,
        querystring: pageQuery,
        response: { 200: contactPage },
      },
      config: reading,
    },
    async (request) => {
      const ctx = staffContext(request)
      const { items, next } = await listContacts(ctx, { ...request.params, ...request.query })
      return { items: await presentListForStaff(ctx, items), next }
    },
  )

  app.post(
    '/clients/:clientId/contacts',
    {
      schema: {
        tags,
        summary: 'Add a contact, with access to the client area or without',
        params: ofClient,
        body: staffContactInput,
        response: { 201: contact },
      },
      config: writing,
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      const row = await createContact(ctx, { ...request.body, ...request.params })
      return await reply.status(201).send(await presentForStaff(ctx, row))
    },
  )

  app.get(
    '/clients/:clientId/contacts/:id',
    { schema: { tags, summary: 'See a contact', params, response: { 200: contact } }, config: reading },
    async (request) => {
      const ctx = staffContext(request)
      return await presentForStaff(ctx, await getContact(ctx, request.params))
    },
  )

  app.put(
    '/clients/:clientId/contacts/:id',
    {
      schema: {
        tags,
        summary: 'Replace a contact’s data and access, unless somebody saved it since `version`',
        params,
        body: staffContactEdit,
        response: { 200: contact },
      },
      config: writing,
    },
    async (request) => {
      const ctx = staffContext(request)
      return await presentForStaff(ctx, await updateContact(ctx, { ...request.body, ...request.params }))
    },
  )

  app.delete(
    '/clients/:clientId/contacts/:id',
    {
      schema: {
        tags,
        summary: 'Delete a contact and end their access',
        params,
        response: { 204: noContent },
      },
      config: writing,
    },
    async (request, reply) => {
      await deleteContact(staffContext(request), request.params)
      return await reply.status(204).send(null)
    },
  )

  app.post(
    '/clients/:clientId/contacts/:id/set-password-emails',
    {
      schema: {
        tags,
        summary: 'E-mail a new link to choose a password, valid for 48 hours',
        params,
        response: { 202: z.object({}) },
      },
      config: writing,
    },
    async (request, reply) => {
      await resendPasswordLink(staffContext(request), request.params)
      return await reply.status(202).send({})
    },
  )
}
