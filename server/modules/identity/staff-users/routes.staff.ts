import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { staffUser, staffUserEdit, staffUserPage } from '#contract/staff-users.ts'
import { presentPage } from '#platform/http/page.ts'
import { presentStaffUser } from './present.ts'
import {
  changeStaffRole,
  deactivateStaffUser,
  getStaffUser,
  listStaffUsers,
  reactivateStaffUser,
} from './staff-user.ts'

const staff = staffRoutes('staff')
const params = z.object({ id: idParam })

export const staffUserRoutes = [
  staff.get('/staff-users', 'staff:edit', {
    summary: 'List staff users',
    query: pageQuery,
    answer: staffUserPage,
    handle: async (ctx, input) =>
      presentPage(await listStaffUsers(ctx, input), (row) => presentStaffUser(ctx.actor, row)),
  }),

  staff.get('/staff-users/:id', 'staff:edit', {
    summary: 'Get a staff user',
    params,
    answer: staffUser,
    handle: async (ctx, input) => presentStaffUser(ctx.actor, await getStaffUser(ctx, input.id)),
  }),

  staff.put('/staff-users/:id', 'staff:edit', {
    summary: 'Change a staff user’s role, unless someone saved it since `version`',
    params,
    body: staffUserEdit,
    answer: staffUser,
    handle: async (ctx, input) => presentStaffUser(ctx.actor, await changeStaffRole(ctx, input)),
  }),

  staff.post('/staff-users/:id/deactivation', 'staff:edit', {
    summary: 'Deactivate a staff user; their sessions and API tokens end immediately',
    params,
    created: staffUser,
    handle: async (ctx, input) => presentStaffUser(ctx.actor, await deactivateStaffUser(ctx, input.id)),
  }),

  staff.delete('/staff-users/:id/deactivation', 'staff:edit', {
    summary: 'Reactivate a staff user',
    params,
    answer: staffUser,
    handle: async (ctx, input) => presentStaffUser(ctx.actor, await reactivateStaffUser(ctx, input.id)),
  }),
]
