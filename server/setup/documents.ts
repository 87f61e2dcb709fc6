import { invoiceInput } from '#contract/invoices.ts'
import { createInvoice } from '#modules/business/invoices/invoice.ts'
import { cancelInvoice, issueInvoice, recordPayment } from '#modules/business/invoices/lifecycle.ts'
import { providerToday } from '#modules/provider/provider/provider.ts'
import { addDays } from '#platform/calendar.ts'
import type { Context } from '#server/context.ts'

type SampleInvoice = {
  /** Days from today. */
  dueIn: number
  lines: object[]
  note?: string
  becomes: 'draft' | 'issued' | 'paid' | 'cancelled'
}

const hosting = { description: 'Hospedagem profissional, mensalidade', quantity: 1, unitPriceCents: 11_990 }
const domain = { description: 'Renovação do domínio por um ano', quantity: 1, unitPriceCents: 4000 }
const hours = { description: 'Horas de desenvolvimento', quantity: 3.5, unitPriceCents: 18_000, taxRate: 500 }
const migration = {
  description: 'Migração de e-mails',
  quantity: 4,
  unitPriceCents: 7500,
  discountCents: 5000,
}

/** By the trade name of the client. */
const sampleInvoices: Record<string, SampleInvoice[]> = {
  'Padaria Pão de Açúcar Mascavo': [
    { dueIn: 2, lines: [hosting], becomes: 'paid' },
    { dueIn: 10, lines: [hosting, domain, hours], note: 'Obrigado pela preferência.', becomes: 'issued' },
    { dueIn: 25, lines: [migration], becomes: 'draft' },
  ],
  'Ponto Arq': [
    { dueIn: 5, lines: [migration, hours], becomes: 'issued' },
    { dueIn: 5, lines: [domain], becomes: 'cancelled' },
  ],
  'Oficina do Zé': [{ dueIn: 15, lines: [hosting], becomes: 'issued' }],
}

/** Invoices of one of the invented clients, through the same verbs that people use. */
export async function addSampleInvoices(ctx: Context, clientId: number, tradeName: string): Promise<void> {
  const today = await providerToday(ctx)
  for (const { dueIn, becomes, ...rest } of sampleInvoices[tradeName] ?? []) {
    const input = invoiceInput.parse({ ...rest, dueOn: addDays(today, dueIn) })
    const { row } = await createInvoice(ctx, { ...input, clientId })
    const key = { clientId, id: row.id }
    if (becomes !== 'draft') await issueInvoice(ctx, { ...key, version: row.version })
    if (becomes === 'paid') await recordPayment(ctx, { ...key, paidOn: today, paymentType: 'pix' })
    if (becomes === 'cancelled') await cancelInvoice(ctx, { ...key, reason: 'Cobrada em duplicidade.' })
  }
}
