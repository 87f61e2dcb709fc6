import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import {
  verification,
  verificationInput,
  verificationPage,
  verificationSheet,
} from '#contract/verifications.ts'
import type { App } from '#platform/http/app-type.ts'
import { presentSheet, presentVerification } from './present.ts'
import { getVerificationSheet, listVerifications, verifyContact } from './verification.ts'

const tags = ['verifications']
const params = z.object({ clientId: idParam, id: idParam })
const config = { access: 'contacts:verify', whileImpersonating: false } as const

export async function verificationStaffRoutes(app: App): Promise<void> {
  app.get(
    '/clients/:clientId/contacts/:id/verification',
    {
      schema: {
        tags,
        summary: 'What to check of a contact before serving them; never the support PIN itself',
        params,
        response: { 200: verificationSheet },
      },
      config,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentSheet(ctx.actor, await getVerificationSheet(ctx, request.params))
    },
  )

  app.get(
    '/clients/:clientId/contacts/:id/verifications',
    {
      schema: {
        tags,
        summary: 'Who checked what of a contact, newest first',
        params,
        querystring: pageQuery,
        response: { 200: verificationPage },
      },
      config,
    },
    async (request) => {
      const { items, next } = await listVerifications(staffContext(request), {
        ...request.params,
        ...request.query,
      })
      return { items: items.map(presentVerification), next }
    },
  )

  app.post(
    '/clients/:clientId/contacts/:id/verifications',
    {
      schema: {
        tags,
        summary: 'Record what was checked of a contact and how it ended; a PIN is compared here',
        params,
        body: verificationInput,
        response: { 201: verification },
      },
      config,
    },
    async (request, reply) => {
      reply.status(201)
      return presentVerification(
        await verifyContact(staffContext(request), { ...request.body, ...request.params }),
      )
    },
  )
}
