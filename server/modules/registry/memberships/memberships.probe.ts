import { insertMembership } from '#test/factories.ts'
import type { Probe } from '#test/probes.ts'

const none = { permissions: [], supportLevel: 0 }

const probes: Probe[] = [
  {
    path: 'users',
    insert: async ({ testApp, clientId }) => (await insertMembership(testApp.db, { clientId, ...none })).id,
    requests: { 'PUT users/:membershipId': { body: { permissions: [], supportLevel: 0, version: 0 } } },
  },
]
export default probes
