import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { usage, usageInput, usagePage } from '#contract/usage.ts'
import { presentPage } from '#platform/http/page.ts'
import { presentUsage } from './present.ts'
import { listUsage, recordUsage } from './usage.ts'

const staff = staffRoutes('usage')
const params = z.object({ clientId: idParam })

export const usageStaffRoutes = [
  staff.get('/clients/:clientId/usage', 'clients:view', {
    summary: 'List a client’s usage, newest first',
    params,
    query: pageQuery,
    answer: usagePage,
    handle: async (ctx, input) => presentPage(await listUsage(ctx, input), presentUsage),
  }),

  staff.post('/clients/:clientId/usage', 'usage:record', {
    summary: 'Record sessions used; a repeat with the same key counts once and gets the same answer',
    params,
    body: usageInput,
    created: usage,
    handle: async (ctx, input) => presentUsage(await recordUsage(ctx, input)),
  }),
]
