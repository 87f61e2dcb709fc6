import { randomUUID } from 'node:crypto'
import { insertInvoice } from '#test/factories.ts'
import type { Probe, Subject } from '#test/probes.ts'

const body = {
  dueOn: '2026-12-10',
  lines: [{ description: 'Hospedagem', quantity: 1, unitPriceCents: 10_000 }],
}

const probes: Probe[] = [
  {
    path: 'invoices',
    insert: async (subject) => {
      const isSeenByPeople = subject.route.config?.audience === 'portal'
      return await (isSeenByPeople ? insertIssued(subject) : insertDraft(subject))
    },
    requests: {
      'POST invoices': { body },
      'PUT invoices/:id': { body: { ...body, version: 0 } },
      'POST invoices/:id/issuance': { body: { version: 0 } },
      'GET invoices/:id/sending-draft': { insert: insertIssued },
      'POST invoices/:id/sendings': {
        insert: insertIssued,
        body: () => ({
          key: randomUUID(),
          contactIds: [],
          copyTo: ['copia@example.com'],
          subject: 'Fatura',
          text: 'Segue a fatura.',
        }),
      },
      'POST invoices/:id/payment': {
        insert: insertIssued,
        body: { paidOn: '2026-11-20', paymentType: 'pix' },
      },
      'POST invoices/:id/cancellation': { insert: insertIssued, body: { reason: 'Engano' } },
    },
  },
]
export default probes

async function insertDraft({ testApp, clientId }: Subject): Promise<number> {
  return (await insertInvoice(testApp.db, { clientId })).id
}

async function insertIssued({ testApp, clientId }: Subject): Promise<number> {
  return (await insertInvoice(testApp.db, { clientId, state: 'issued' })).id
}
