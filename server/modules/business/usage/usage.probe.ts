import { insertSubscription } from '#test/factories.ts'
import type { Probe } from '#test/probes.ts'

const probes: Probe[] = [
  {
    path: 'usage',
    prepare: async ({ testApp, clientId }) => await insertSubscription(testApp.db, { clientId }),
    requests: { 'POST usage': { body: { sessions: 1, idempotencyKey: 'x' } } },
  },
]
export default probes
