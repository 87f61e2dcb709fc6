import { insertPlan } from '#test/factories.ts'
import { planBody } from '#test/plans.ts'
import type { Probe } from '#test/probes.ts'

const probes: Probe[] = [
  {
    path: 'plans',
    insert: async ({ testApp }) => (await insertPlan(testApp.db)).id,
    requests: { 'PUT plans/:id': { body: () => planBody({ version: 0 }) } },
  },
]
export default probes
