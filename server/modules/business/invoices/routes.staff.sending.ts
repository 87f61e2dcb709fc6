import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { idParam } from '#contract/fields.ts'
import { sendingDone, sendingDraft, sendingInput } from '#contract/recipients.ts'
import type { App } from '#platform/http/app-type.ts'
import { draftInvoiceSending, sendInvoice } from './sending.ts'

const tags = ['invoices']
const params = z.object({ clientId: idParam, id: idParam })
const config = { access: 'invoices:edit', whileImpersonating: false } as const

export async function invoiceSendingRoutes(app: App): Promise<void> {
  app.get(
    '/clients/:clientId/invoices/:id/sending-draft',
    {
      schema: {
        tags,
        summary: 'Who would get the invoice, who not and why, and the words to begin with',
        params,
        response: { 200: sendingDraft },
      },
      config,
    },
    async (request) => await draftInvoiceSending(staffContext(request), request.params),
  )

  app.post(
    '/clients/:clientId/invoices/:id/sendings',
    {
      schema: {
        tags,
        summary: 'Send the invoice by e-mail to everybody named, whatever they asked for',
        params,
        body: sendingInput,
        response: { 201: sendingDone },
      },
      config,
    },
    async (request, reply) => {
      const count = await sendInvoice(staffContext(request), request.params, request.body)
      return await reply.status(201).send({ count })
    },
  )
}
