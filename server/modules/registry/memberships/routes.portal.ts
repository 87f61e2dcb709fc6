import { z } from 'zod'
import { portalRoutes } from '#areas/portal.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { clientUser, clientUserEdit, clientUserPage } from '#contract/memberships.ts'
import { presentPage } from '#platform/http/page.ts'
import { getClientUser, listClientUsers, removeClientUser, updateClientUser } from './client-user.ts'
import { presentClientUser } from './present.ts'

const portal = portalRoutes('users')
const params = z.object({ membershipId: idParam })

export const membershipPortalRoutes = [
  portal.get('/users', 'users:manage', {
    summary: 'List our users',
    query: pageQuery,
    answer: clientUserPage,
    whileImpersonating: true,
    handle: async (ctx, input) =>
      presentPage(await listClientUsers(ctx, input), (row) => presentClientUser(ctx.actor, row)),
  }),

  portal.get('/users/:membershipId', 'users:manage', {
    summary: 'Get one of our users',
    params,
    answer: clientUser,
    whileImpersonating: true,
    handle: async (ctx, input) => presentClientUser(ctx.actor, await getClientUser(ctx, input)),
  }),

  portal.put('/users/:membershipId', 'users:manage', {
    summary: 'Replace a user’s permissions, unless someone saved them since `version`',
    params,
    body: clientUserEdit,
    answer: clientUser,
    whileImpersonating: false,
    handle: async (ctx, input) => presentClientUser(ctx.actor, await updateClientUser(ctx, input)),
  }),

  portal.delete('/users/:membershipId', 'users:manage', {
    summary: 'End a user’s access; the contact stays',
    params,
    whileImpersonating: false,
    handle: removeClientUser,
  }),
]
