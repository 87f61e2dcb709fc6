import { insertMembership } from '#test/factories.ts'
import type { Probe } from '#test/probes.ts'

const probes: Probe[] = [
  {
    path: 'impersonations',
    isPersonal: true,
    insert: async ({ testApp, caller }) => {
      const { id: membershipId } = await insertMembership(testApp.db)
      return (await caller.call('POST', 'impersonations', { membershipId, reason: 'Conferir' })).json().id
    },
  },
]
export default probes
