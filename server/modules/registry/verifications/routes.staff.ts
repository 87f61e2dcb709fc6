import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import {
  verification,
  verificationInput,
  verificationPage,
  verificationSheet,
} from '#contract/verifications.ts'
import { presentPage } from '#platform/http/page.ts'
import { presentSheet, presentVerification } from './present.ts'
import { getVerificationSheet, listVerifications, verifyContact } from './verification.ts'

const staff = staffRoutes('verifications')
const params = z.object({ clientId: idParam, id: idParam })

export const verificationStaffRoutes = [
  staff.get('/clients/:clientId/contacts/:id/verification', 'contacts:verify', {
    summary: 'Get what to check of a contact before serving them; never the support PIN itself',
    params,
    answer: verificationSheet,
    handle: async (ctx, input) => presentSheet(ctx.actor, await getVerificationSheet(ctx, input)),
  }),

  staff.get('/clients/:clientId/contacts/:id/verifications', 'contacts:verify', {
    summary: 'List a contact’s verifications, newest first',
    params,
    query: pageQuery,
    answer: verificationPage,
    handle: async (ctx, input) => presentPage(await listVerifications(ctx, input), presentVerification),
  }),

  staff.post('/clients/:clientId/contacts/:id/verifications', 'contacts:verify', {
    summary: 'Record the verification of a contact and its outcome; a PIN is checked here',
    params,
    body: verificationInput,
    created: verification,
    handle: async (ctx, input) => presentVerification(await verifyContact(ctx, input)),
  }),
]
