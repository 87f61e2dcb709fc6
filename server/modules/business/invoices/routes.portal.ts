import { z } from 'zod'
import { portalRoutes } from '#areas/portal.ts'
import { idParam } from '#contract/fields.ts'
import { invoice, invoiceListQuery, invoicePage } from '#contract/invoices.ts'
import { pdfHeaders } from '#platform/http/file-headers.ts'
import { getInvoice, listInvoices } from './invoice.ts'
import { drawInvoice, invoiceFileName } from './pdf.ts'
import { presentInvoice, presentInvoiceListItem } from './present.ts'

const portal = portalRoutes('invoices')
const params = z.object({ id: idParam })

/**
 * Row-level security hides drafts. A client that is suspended for not paying must be able to
 * see what is due.
 */
export const invoicePortalRoutes = [
  portal.get('/invoices', 'invoices:view', {
    summary: 'List our invoices, newest first',
    query: invoiceListQuery,
    answer: invoicePage,
    whileImpersonating: true,
    whileSuspended: true,
    handle: async (ctx, input) => {
      const page = await listInvoices(ctx, input)
      return { ...page, items: page.items.map((row) => presentInvoiceListItem(row, page.today)) }
    },
  }),

  portal.get('/invoices/:id', 'invoices:view', {
    summary: 'See one of our invoices',
    params,
    answer: invoice,
    whileImpersonating: true,
    whileSuspended: true,
    handle: async (ctx, input) => presentInvoice(ctx.actor, await getInvoice(ctx, input)),
  }),

  portal.get('/invoices/:id/pdf', 'invoices:view', {
    summary: 'One of our invoices as a PDF',
    params,
    answer: z.unknown().describe('The PDF'),
    whileImpersonating: true,
    whileSuspended: true,
    handle: async (ctx, input, { reply }) => {
      const record = await getInvoice(ctx, input)
      reply.headers(pdfHeaders(invoiceFileName(record)))
      return await drawInvoice(ctx, record)
    },
  }),
]
