import { insertStaffUser } from '#test/factories.ts'
import type { Probe } from '#test/probes.ts'

const probes: Probe[] = [
  {
    path: 'staff-users',
    insert: async ({ testApp }) => (await insertStaffUser(testApp.db)).id,
    requests: { 'PUT staff-users/:id': { body: { role: 'reader', version: 0 } } },
  },
]
export default probes
