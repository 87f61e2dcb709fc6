import { clientBody, insertClient } from '#test/factories.ts'
import type { Probe, Subject } from '#test/probes.ts'

const probes: Probe[] = [
  {
    path: 'clients',
    insert: async ({ clientId }) => clientId,
    requests: { 'PUT clients/:clientId': { body: () => ({ ...clientBody(), version: 0 }) } },
  },
  { path: 'suspension', requests: { 'POST suspension': { body: { reason: 'Fatura em atraso' } } } },
  {
    path: 'reactivation',
    prepare: suspend,
    requests: { 'POST reactivation': { body: { reason: 'Pagou' } } },
  },
  {
    path: 'deleted-clients',
    insert: async ({ testApp: { db, clock } }) => (await insertClient(db, { deletedAt: clock.now() })).id,
  },
]
export default probes

async function suspend({ testApp: { db, clock }, clientId }: Subject) {
  await db.updateTable('clients').set({ suspendedAt: clock.now() }).where('id', '=', clientId).execute()
}
