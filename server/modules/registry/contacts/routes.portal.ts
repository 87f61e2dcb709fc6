import { z } from 'zod'
import { portalRoutes } from '#areas/portal.ts'
import { contact, contactDefaults, contactEdit, contactInput, contactPage } from '#contract/contacts.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { presentPage } from '#platform/http/page.ts'
import {
  createContact,
  deleteContact,
  getContact,
  getDefaults,
  listContacts,
  updateContact,
} from './contact.ts'
import { presentContact, presentDefaults } from './present.ts'

const portal = portalRoutes('contacts')
const params = z.object({ id: idParam })

// While impersonating, contacts' data may be edited; the verbs refuse changes of access or primary contact.
export const contactPortalRoutes = [
  portal.get('/contacts', 'contacts:manage', {
    summary: 'List our contacts',
    query: pageQuery,
    answer: contactPage,
    whileImpersonating: true,
    handle: async (ctx, input) =>
      presentPage(await listContacts(ctx, input), (row) => presentContact(ctx.actor, row)),
  }),

  portal.post('/contacts', 'contacts:manage', {
    summary: 'Add a contact, with access to the client area or without',
    body: contactInput,
    created: contact,
    whileImpersonating: true,
    handle: async (ctx, input) => presentContact(ctx.actor, await createContact(ctx, input)),
  }),

  portal.get('/contacts/:id', 'contacts:manage', {
    summary: 'See one of our contacts',
    params,
    answer: contact,
    whileImpersonating: true,
    handle: async (ctx, input) => presentContact(ctx.actor, await getContact(ctx, input)),
  }),

  portal.put('/contacts/:id', 'contacts:manage', {
    summary: 'Replace a contact’s data and access, unless somebody saved it since `version`',
    params,
    body: contactEdit,
    answer: contact,
    whileImpersonating: true,
    handle: async (ctx, input) => presentContact(ctx.actor, await updateContact(ctx, input)),
  }),

  portal.delete('/contacts/:id', 'contacts:manage', {
    summary: 'Delete a contact and end their access',
    params,
    whileImpersonating: true,
    handle: deleteContact,
  }),

  portal.get('/contact-defaults', 'contacts:manage', {
    summary: 'What a new contact with access may do, as far as I can hand it on',
    answer: contactDefaults,
    whileImpersonating: true,
    handle: async (ctx) => presentDefaults(ctx.actor, await getDefaults(ctx, ctx.actor.clientId)),
  }),
]
