import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { staffUser, staffUserEdit, staffUserPage } from '#contract/staff-users.ts'
import type { App } from '#platform/http/app-type.ts'
import { presentStaffUser } from './present.ts'
import {
  changeStaffRole,
  deactivateStaffUser,
  getStaffUser,
  listStaffUsers,
  reactivateStaffUser,
} from './staff-user.ts'

const tags = ['staff']
const params = z.object({ id: idParam })
const config = { access: 'staff:edit', whileImpersonating: false } as const

export async function staffUserRoutes(app: App): Promise<void> {
  app.get(
    '/staff-users',
    {
      schema: {
        tags,
        summary: 'List who works for the provider',
        querystring: pageQuery,
        response: { 200: staffUserPage },
      },
      config,
    },
    async (request) => {
      const ctx = staffContext(request)
      const { items, next } = await listStaffUsers(ctx, request.query)
      return { items: items.map((row) => presentStaffUser(ctx.actor, row)), next }
    },
  )

  app.get(
    '/staff-users/:id',
    { schema: { tags, summary: 'See one of the staff', params, response: { 200: staffUser } }, config },
    async (request) => {
      const ctx = staffContext(request)
      return presentStaffUser(ctx.actor, await getStaffUser(ctx, request.params.id))
    },
  )

  app.put(
    '/staff-users/:id',
    {
      schema: {
        tags,
        summary: 'Give one of the staff another role, unless somebody saved it since `version`',
        params,
        body: staffUserEdit,
        response: { 200: staffUser },
      },
      config,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentStaffUser(ctx.actor, await changeStaffRole(ctx, { ...request.body, ...request.params }))
    },
  )

  app.post(
    '/staff-users/:id/deactivation',
    {
      schema: {
        tags,
        summary: 'Take the staff area from somebody and end all their sessions and API tokens at once',
        params,
        response: { 201: staffUser },
      },
      config,
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      reply.status(201)
      return presentStaffUser(ctx.actor, await deactivateStaffUser(ctx, request.params.id))
    },
  )

  app.delete(
    '/staff-users/:id/deactivation',
    {
      schema: {
        tags,
        summary: 'Let somebody into the staff area again',
        params,
        response: { 200: staffUser },
      },
      config,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentStaffUser(ctx.actor, await reactivateStaffUser(ctx, request.params.id))
    },
  )
}
