import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { clientUser, clientUserEdit, clientUserPage } from '#contract/memberships.ts'
import { presentPage } from '#platform/http/page.ts'
import { getClientUser, listClientUsers, removeClientUser, updateClientUser } from './client-user.ts'
import { presentClientUser } from './present.ts'

const staff = staffRoutes('users')
const ofClient = z.object({ clientId: idParam })
const params = z.object({ clientId: idParam, membershipId: idParam })

export const membershipStaffRoutes = [
  staff.get('/clients/:clientId/users', 'clients:view', {
    summary: 'List the users of a client',
    params: ofClient,
    query: pageQuery,
    answer: clientUserPage,
    handle: async (ctx, input) =>
      presentPage(await listClientUsers(ctx, input), (row) => presentClientUser(ctx.actor, row)),
  }),

  staff.get('/clients/:clientId/users/:membershipId', 'clients:view', {
    summary: 'Get a user of a client',
    params,
    answer: clientUser,
    handle: async (ctx, input) => presentClientUser(ctx.actor, await getClientUser(ctx, input)),
  }),

  staff.put('/clients/:clientId/users/:membershipId', 'contacts:edit', {
    summary: 'Replace a user’s permissions at the client, unless someone saved them since `version`',
    params,
    body: clientUserEdit,
    answer: clientUser,
    handle: async (ctx, input) => presentClientUser(ctx.actor, await updateClientUser(ctx, input)),
  }),

  staff.delete('/clients/:clientId/users/:membershipId', 'contacts:edit', {
    summary: 'End a user’s access to the client; the contact stays',
    params,
    handle: removeClientUser,
  }),
]
