import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { contact, contactPage, staffContactEdit, staffContactInput } from '#contract/contacts.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import {
  createContact,
  deleteContact,
  getContact,
  listContacts,
  resendPasswordLink,
  updateContact,
} from './contact.ts'
import { describeContact, describeContacts } from './verified-contact.ts'

const staff = staffRoutes('contacts')
const ofClient = z.object({ clientId: idParam })
const params = z.object({ clientId: idParam, id: idParam })

export const contactStaffRoutes = [
  staff.get('/clients/:clientId/contacts', 'clients:view', {
    summary: 'List a client’s contacts',
    params: ofClient,
    query: pageQuery,
    answer: contactPage,
    handle: async (ctx, input) => {
      const { items, next } = await listContacts(ctx, input)
      return { items: await describeContacts(ctx, items), next }
    },
  }),

  staff.post('/clients/:clientId/contacts', 'contacts:edit', {
    summary: 'Add a contact, with access to the client area or without',
    params: ofClient,
    body: staffContactInput,
    created: contact,
    handle: async (ctx, input) => await describeContact(ctx, await createContact(ctx, input)),
  }),

  staff.get('/clients/:clientId/contacts/:id', 'clients:view', {
    summary: 'Get a contact',
    params,
    answer: contact,
    handle: async (ctx, input) => await describeContact(ctx, await getContact(ctx, input)),
  }),

  staff.put('/clients/:clientId/contacts/:id', 'contacts:edit', {
    summary: 'Replace a contact’s data and access, unless someone saved it since `version`',
    params,
    body: staffContactEdit,
    answer: contact,
    handle: async (ctx, input) => await describeContact(ctx, await updateContact(ctx, input)),
  }),

  staff.delete('/clients/:clientId/contacts/:id', 'contacts:edit', {
    summary: 'Delete a contact and end their access',
    params,
    handle: deleteContact,
  }),

  staff.post('/clients/:clientId/contacts/:id/set-password-emails', 'contacts:edit', {
    summary: 'E-mail a new link to set a password, valid for 48 hours',
    params,
    accepted: z.object({}),
    handle: async (ctx, input) => {
      await resendPasswordLink(ctx, input)
      return {}
    },
  }),
]
