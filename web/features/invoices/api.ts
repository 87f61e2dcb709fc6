import { queryOptions } from '@tanstack/react-query'
import type { InvoiceFilter } from '#contract/invoice-states.ts'
import {
  type Invoice,
  type InvoiceEdit,
  type InvoiceInput,
  type InvoiceListItem,
  type InvoicePayment,
  invoice,
  invoicePage,
} from '#contract/invoices.ts'
import { apiFile, apiGet, apiSend } from '../../lib/api.ts'
import { pagedQuery, queryClient } from '../../lib/query.ts'

/** Which invoices: all of them, those of one client (both for staff), or one's own client's. */
export type InvoiceScope = { area: 'staff'; clientId: number | null } | { area: 'portal'; clientId: number }
/** Where one invoice is. */
export type InvoicePlace = { area: 'staff' | 'portal'; clientId: number }

export function invoicesQuery(scope: InvoiceScope, state: InvoiceFilter | undefined, limit?: number) {
  const path = scope.clientId === null ? '/invoices' : pathOf(scope)
  const key = scope.clientId === null ? ['invoices'] : keyOf(scope)
  return pagedQuery<InvoiceListItem>(invoicePage, [...key, 'list'], path, {
    query: { state, limit },
    account: accountOf(scope),
  })
}

export function invoiceQuery(place: InvoicePlace, id: number) {
  return queryOptions({
    queryKey: [...keyOf(place), id],
    queryFn: ({ signal }): Promise<Invoice> =>
      apiGet(invoice, `${pathOf(place)}/${id}`, { signal, account: accountOf(place) }),
  })
}

export async function addInvoice(clientId: number, input: InvoiceInput): Promise<Invoice> {
  return await takeOver(await send('POST', clientId, '', input))
}

export async function saveInvoice(clientId: number, id: number, edit: InvoiceEdit): Promise<Invoice> {
  return await takeOver(await send('PUT', clientId, `/${id}`, edit))
}

export async function issueInvoice({ clientId, id, version }: Invoice): Promise<Invoice> {
  return await takeOver(await send('POST', clientId, `/${id}/issuance`, { version }))
}

export async function recordPayment({ clientId, id }: Invoice, payment: InvoicePayment): Promise<Invoice> {
  return await takeOver(await send('POST', clientId, `/${id}/payment`, payment))
}

export async function cancelInvoice({ clientId, id }: Invoice, reason: string): Promise<Invoice> {
  return await takeOver(await send('POST', clientId, `/${id}/cancellation`, { reason }))
}

export async function deleteDraft({ clientId, id }: Invoice): Promise<void> {
  await apiSend('DELETE', null, `/clients/${clientId}/invoices/${id}`, undefined, { account: null })
  // Not the draft itself, which would be asked for again while its page is still open.
  queryClient.removeQueries({ queryKey: ['clients', clientId, 'invoices', 'list'] })
  await queryClient.invalidateQueries({ queryKey: ['invoices'] })
}

export async function getInvoicePdf(place: InvoicePlace, id: number): Promise<Blob> {
  return (await apiFile(`${pathOf(place)}/${id}/pdf`, { account: accountOf(place) })).file
}

/** Somebody else may have issued or ended it. */
export async function forgetInvoice({ clientId }: Invoice): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['clients', clientId, 'invoices'] })
}

function send(method: 'POST' | 'PUT', clientId: number, rest: string, body: object): Promise<Invoice> {
  return apiSend(method, invoice, `/clients/${clientId}/invoices${rest}`, body, { account: null })
}

async function takeOver(saved: Invoice): Promise<Invoice> {
  const key = ['clients', saved.clientId, 'invoices'] as const
  queryClient.setQueryData([...key, saved.id], saved)
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: [...key, 'list'] }),
    queryClient.invalidateQueries({ queryKey: ['clients', saved.clientId, 'history'] }),
    queryClient.invalidateQueries({ queryKey: ['invoices'] }),
  ])
  return saved
}

function keyOf({ area, clientId }: InvoiceScope) {
  return [area === 'staff' ? 'clients' : 'portal', clientId, 'invoices'] as const
}

function pathOf({ area, clientId }: InvoiceScope): string {
  return area === 'staff' ? `/clients/${clientId}/invoices` : '/portal/invoices'
}

function accountOf({ area, clientId }: InvoiceScope): number | null {
  return area === 'staff' ? null : clientId
}
