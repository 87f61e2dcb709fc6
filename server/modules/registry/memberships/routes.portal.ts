import { z } from 'zod'
import { portalRoutes } from '#areas/portal.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { membershipDetail, membershipEdit, membershipPage } from '#contract/memberships.ts'
import { presentPage } from '#platform/http/page.ts'
import { getMembership, listMemberships, removeMembership, updateMembership } from './membership-list.ts'
import { presentMembership } from './present.ts'

const portal = portalRoutes('users')
const params = z.object({ membershipId: idParam })

export const membershipPortalRoutes = [
  portal.get('/memberships', 'users:manage', {
    summary: 'List our users',
    query: pageQuery,
    answer: membershipPage,
    whileImpersonating: true,
    handle: async (ctx, input) =>
      presentPage(await listMemberships(ctx, input), (row) => presentMembership(ctx.actor, row)),
  }),

  portal.get('/memberships/:membershipId', 'users:manage', {
    summary: 'Get one of our users',
    params,
    answer: membershipDetail,
    whileImpersonating: true,
    handle: async (ctx, input) => presentMembership(ctx.actor, await getMembership(ctx, input)),
  }),

  portal.put('/memberships/:membershipId', 'users:manage', {
    summary: 'Replace a user’s permissions, unless someone saved them since `version`',
    params,
    body: membershipEdit,
    answer: membershipDetail,
    whileImpersonating: false,
    handle: async (ctx, input) => presentMembership(ctx.actor, await updateMembership(ctx, input)),
  }),

  portal.delete('/memberships/:membershipId', 'users:manage', {
    summary: 'End a user’s access; the contact stays',
    params,
    whileImpersonating: false,
    handle: removeMembership,
  }),
]
