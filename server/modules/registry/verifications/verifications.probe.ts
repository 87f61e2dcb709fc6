import type { Probe } from '#test/probes.ts'

const probes: Probe[] = [
  {
    requests: { 'POST contacts/:id/verifications': { body: { checked: ['name'], outcome: 'confirmed' } } },
  },
]
export default probes
