import { insertSubscription } from '#test/factories.ts'
import type { Probe } from '#test/probes.ts'

const probes: Probe[] = [
  {
    path: 'payments',
    prepare: async ({ testApp, clientId }) =>
      await insertSubscription(testApp.db, { clientId, dueOn: '2026-11-30' }),
    requests: {
      'POST payments': {
        body: { amountCents: 1, paidOn: '2026-11-20', paymentType: 'pix', dueOn: '2026-11-30' },
      },
    },
  },
]
export default probes
