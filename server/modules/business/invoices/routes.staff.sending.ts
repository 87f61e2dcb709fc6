import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { idParam } from '#contract/fields.ts'
import { sendingDone, sendingDraft, sendingInput } from '#contract/recipients.ts'
import { draftInvoiceSending, sendInvoice } from './sending.ts'

const staff = staffRoutes('invoices')
const params = z.object({ clientId: idParam, id: idParam })

export const invoiceSendingRoutes = [
  staff.get('/clients/:clientId/invoices/:id/sending-draft', 'invoices:edit', {
    summary: 'Prepare sending the invoice: who would receive it, who would not and why, and the initial text',
    params,
    answer: sendingDraft,
    handle: draftInvoiceSending,
  }),

  staff.post('/clients/:clientId/invoices/:id/sendings', 'invoices:edit', {
    summary: 'E-mail the invoice to everyone named, whatever their preferences',
    params,
    body: sendingInput,
    created: sendingDone,
    handle: async (ctx, { clientId, id, ...sending }) => ({
      count: await sendInvoice(ctx, { clientId, id }, sending),
    }),
  }),
]
