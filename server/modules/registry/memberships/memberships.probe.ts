import { insertMembership } from '#test/factories.ts'
import type { Probe } from '#test/probes.ts'

const none = { permissions: [], supportLevel: 0 as const }

const probes: Probe[] = [
  {
    path: 'memberships',
    insert: async ({ testApp, clientId }) => (await insertMembership(testApp.db, { clientId, ...none })).id,
    requests: { 'PUT memberships/:membershipId': { body: { permissions: [], supportLevel: 0, version: 0 } } },
  },
]
export default probes
