import type { Probe } from '#test/probes.ts'

const probes: Probe[] = [
  {
    path: 'api-tokens',
    insert: async ({ caller }) =>
      (await caller.call('POST', 'api-tokens', { name: 'ERP', role: 'reader' })).json().id,
  },
]
export default probes
