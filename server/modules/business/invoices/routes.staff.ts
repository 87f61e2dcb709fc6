import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { idParam } from '#contract/fields.ts'
import {
  invoice,
  invoiceCancellation,
  invoiceEdit,
  invoiceInput,
  invoiceIssuance,
  invoiceListQuery,
  invoicePage,
  invoicePayment,
} from '#contract/invoices.ts'
import { pdfHeaders } from '#platform/http/file-headers.ts'
import { createInvoice, deleteDraft, getInvoice, listInvoices, updateInvoice } from './invoice.ts'
import { cancelInvoice, issueInvoice, recordPayment } from './lifecycle.ts'
import { drawInvoice, invoiceFileName } from './pdf.ts'
import { presentInvoice, presentInvoiceListItem } from './present.ts'

const staff = staffRoutes('invoices')
const ofClient = z.object({ clientId: idParam })
const params = z.object({ clientId: idParam, id: idParam })
const path = '/clients/:clientId/invoices'

export const invoiceStaffRoutes = [
  staff.get('/invoices', 'invoices:view', {
    summary: 'List the invoices of all clients, newest first',
    query: invoiceListQuery,
    answer: invoicePage,
    handle: async (ctx, input) => {
      const page = await listInvoices(ctx, { ...input, clientId: null })
      return { ...page, items: page.items.map((row) => presentInvoiceListItem(row, page.today)) }
    },
  }),

  staff.get(path, 'invoices:view', {
    summary: 'List a client’s invoices, newest first',
    params: ofClient,
    query: invoiceListQuery,
    answer: invoicePage,
    handle: async (ctx, input) => {
      const page = await listInvoices(ctx, input)
      return { ...page, items: page.items.map((row) => presentInvoiceListItem(row, page.today)) }
    },
  }),

  staff.post(path, 'invoices:edit', {
    summary: 'Create a draft invoice, which the client does not see',
    params: ofClient,
    body: invoiceInput,
    created: invoice,
    handle: async (ctx, input) => presentInvoice(ctx.actor, await createInvoice(ctx, input)),
  }),

  staff.get(`${path}/:id`, 'invoices:view', {
    summary: 'Get an invoice',
    params,
    answer: invoice,
    handle: async (ctx, input) => presentInvoice(ctx.actor, await getInvoice(ctx, input)),
  }),

  staff.put(`${path}/:id`, 'invoices:edit', {
    summary: 'Replace a draft, unless someone saved it since `version`',
    params,
    body: invoiceEdit,
    answer: invoice,
    handle: async (ctx, input) => presentInvoice(ctx.actor, await updateInvoice(ctx, input)),
  }),

  staff.delete(`${path}/:id`, 'invoices:edit', {
    summary: 'Delete a draft',
    params,
    handle: deleteDraft,
  }),

  staff.post(`${path}/:id/issuance`, 'invoices:edit', {
    summary: 'Issue a draft: it gets the next number and can no longer be changed',
    params,
    body: invoiceIssuance,
    answer: invoice,
    handle: async (ctx, input) => presentInvoice(ctx.actor, await issueInvoice(ctx, input)),
  }),

  staff.post(`${path}/:id/payment`, 'invoices:edit', {
    summary: 'Record the full payment of an invoice',
    params,
    body: invoicePayment,
    answer: invoice,
    handle: async (ctx, input) => presentInvoice(ctx.actor, await recordPayment(ctx, input)),
  }),

  staff.post(`${path}/:id/cancellation`, 'invoices:edit', {
    summary: 'Cancel an issued invoice; it keeps its number',
    params,
    body: invoiceCancellation,
    answer: invoice,
    handle: async (ctx, input) => presentInvoice(ctx.actor, await cancelInvoice(ctx, input)),
  }),

  staff.get(`${path}/:id/pdf`, 'invoices:view', {
    summary: 'Download the invoice as a PDF; a draft is marked as such',
    params,
    answer: z.unknown().describe('The PDF'),
    handle: async (ctx, input, { reply }) => {
      const record = await getInvoice(ctx, input)
      reply.headers(pdfHeaders(invoiceFileName(record)))
      return await drawInvoice(ctx, record)
    },
  }),
]
