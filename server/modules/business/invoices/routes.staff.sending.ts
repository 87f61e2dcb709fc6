import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { idParam } from '#contract/fields.ts'
import { sendingDone, sendingDraft, sendingInput } from '#contract/recipients.ts'
import { draftInvoiceSending, sendInvoice } from './sending.ts'

const staff = staffRoutes('invoices')
const params = z.object({ clientId: idParam, id: idParam })

export const invoiceSendingRoutes = [
  staff.get('/clients/:clientId/invoices/:id/sending-draft', 'invoices:edit', {
    summary: 'Who would get the invoice, who not and why, and the words to begin with',
    params,
    answer: sendingDraft,
    handle: draftInvoiceSending,
  }),

  staff.post('/clients/:clientId/invoices/:id/sendings', 'invoices:edit', {
    summary: 'Send the invoice by e-mail to everybody named, whatever they asked for',
    params,
    body: sendingInput,
    created: sendingDone,
    handle: async (ctx, { clientId, id, ...sending }) => ({
      count: await sendInvoice(ctx, { clientId, id }, sending),
    }),
  }),
]
