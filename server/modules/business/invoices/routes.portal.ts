import { z } from 'zod'
import { portalContext } from '#areas/request.ts'
import { idParam } from '#contract/fields.ts'
import { invoice, invoiceListQuery, invoicePage } from '#contract/invoices.ts'
import type { App } from '#platform/http/app-type.ts'
import { getInvoice, listInvoices } from './invoice.ts'
import { drawInvoice, invoiceFileName } from './pdf.ts'
import { presentInvoice, presentInvoiceListItem } from './present.ts'

const tags = ['invoices']
const params = z.object({ id: idParam })
// Who is suspended for not paying must be able to see what is due.
const config = { access: 'invoices:view', whileImpersonating: true, whileSuspended: true } as const

/** The client is the session's. Drafts are not there: row-level security shows only what was issued. */
export async function invoicePortalRoutes(app: App): Promise<void> {
  app.get(
    '/invoices',
    {
      schema: {
        tags,
        summary: 'List our invoices, newest first',
        querystring: invoiceListQuery,
        response: { 200: invoicePage },
      },
      config,
    },
    async (request) => {
      const ctx = portalContext(request)
      const page = await listInvoices(ctx, { ...request.query, clientId: ctx.actor.clientId })
      return { ...page, items: page.items.map((row) => presentInvoiceListItem(row, page.today)) }
    },
  )

  app.get(
    '/invoices/:id',
    { schema: { tags, summary: 'See one of our invoices', params, response: { 200: invoice } }, config },
    async (request) => {
      const ctx = portalContext(request)
      const { clientId } = ctx.actor
      return presentInvoice(ctx.actor, await getInvoice(ctx, { ...request.params, clientId }))
    },
  )

  app.get(
    '/invoices/:id/pdf',
    {
      schema: {
        tags,
        summary: 'One of our invoices as a PDF',
        params,
        response: { 200: z.unknown().describe('The PDF') },
      },
      config,
    },
    async (request, reply) => {
      const ctx = portalContext(request)
      const record = await getInvoice(ctx, { ...request.params, clientId: ctx.actor.clientId })
      reply.type('application/pdf')
      reply.header('content-disposition', `inline; filename="${invoiceFileName(record)}"`)
      return await drawInvoice(ctx, record)
    },
  )
}
