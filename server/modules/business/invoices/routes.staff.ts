import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
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
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import { createInvoice, deleteDraft, getInvoice, listInvoices, updateInvoice } from './invoice.ts'
import { cancelInvoice, issueInvoice, recordPayment } from './lifecycle.ts'
import { drawInvoice, invoiceFileName } from './pdf.ts'
import { presentInvoice, presentInvoiceListItem } from './present.ts'

const tags = ['invoices']
const ofClient = z.object({ clientId: idParam })
const params = z.object({ clientId: idParam, id: idParam })
const reading = { access: 'invoices:view', whileImpersonating: false } as const
const writing = { access: 'invoices:edit', whileImpersonating: false } as const
const list = { tags, querystring: invoiceListQuery, response: { 200: invoicePage } }
const one = { tags, params, response: { 200: invoice } }
const path = '/clients/:clientId/invoices'

export async function invoiceStaffRoutes(app: App): Promise<void> {
  app.get(
    '/invoices',
    { schema: { ...list, summary: 'List the invoices of all clients, newest first' }, config: reading },
    async (request) => {
      const page = await listInvoices(staffContext(request), { ...request.query, clientId: null })
      return { ...page, items: page.items.map((row) => presentInvoiceListItem(row, page.today)) }
    },
  )

  app.get(
    path,
    {
      schema: { ...list, summary: 'List a client’s invoices, newest first', params: ofClient },
      config: reading,
    },
    async (request) => {
      const page = await listInvoices(staffContext(request), { ...request.query, ...request.params })
      return { ...page, items: page.items.map((row) => presentInvoiceListItem(row, page.today)) }
    },
  )

  app.post(
    path,
    {
      schema: {
        tags,
        summary: 'Start an invoice as a draft, which the client does not see',
        params: ofClient,
        body: invoiceInput,
        response: { 201: invoice },
      },
      config: writing,
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      const record = await createInvoice(ctx, { ...request.body, ...request.params })
      return await reply.status(201).send(presentInvoice(ctx.actor, record))
    },
  )

  app.get(
    `${path}/:id`,
    { schema: { ...one, summary: 'See an invoice' }, config: reading },
    async (request) => {
      const ctx = staffContext(request)
      return presentInvoice(ctx.actor, await getInvoice(ctx, request.params))
    },
  )

  app.put(
    `${path}/:id`,
    {
      schema: {
        ...one,
        summary: 'Replace a draft, unless somebody saved it since `version`',
        body: invoiceEdit,
      },
      config: writing,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentInvoice(ctx.actor, await updateInvoice(ctx, { ...request.body, ...request.params }))
    },
  )

  app.delete(
    `${path}/:id`,
    { schema: { tags, summary: 'Delete a draft', params, response: { 204: noContent } }, config: writing },
    async (request, reply) => {
      await deleteDraft(staffContext(request), request.params)
      return await reply.status(204).send(null)
    },
  )

  app.post(
    `${path}/:id/issuance`,
    {
      schema: {
        ...one,
        summary: 'Issue a draft: it gets the next number and never changes again',
        body: invoiceIssuance,
      },
      config: writing,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentInvoice(ctx.actor, await issueInvoice(ctx, { ...request.body, ...request.params }))
    },
  )

  app.post(
    `${path}/:id/payment`,
    {
      schema: { ...one, summary: 'Record that an invoice was paid whole', body: invoicePayment },
      config: writing,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentInvoice(ctx.actor, await recordPayment(ctx, { ...request.body, ...request.params }))
    },
  )

  app.post(
    `${path}/:id/cancellation`,
    {
      schema: {
        ...one,
        summary: 'Cancel an issued invoice, which keeps its number',
        body: invoiceCancellation,
      },
      config: writing,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentInvoice(ctx.actor, await cancelInvoice(ctx, { ...request.body, ...request.params }))
    },
  )

  app.get(
    `${path}/:id/pdf`,
    {
      schema: {
        tags,
        summary: 'The invoice as a PDF; a draft says that it is one',
        params,
        response: { 200: z.unknown().describe('The PDF') },
      },
      config: reading,
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      const record = await getInvoice(ctx, request.params)
      const file = await drawInvoice(ctx, record)
      return await reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${invoiceFileName(record)}"`)
        .send(file)
    },
  )
}
