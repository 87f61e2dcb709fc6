import { insertImport } from '#test/background-tasks.ts'
import type { Probe } from '#test/probes.ts'

const probes: Probe[] = [
  {
    path: 'imports',
    isPersonal: true,
    insert: async ({ testApp, caller }) => await insertImport(testApp, caller.userId),
    requests: {
      'PUT imports/:importId': {
        body: { mapping: ['tradeName', 'email'], updatesExisting: true, version: 0 },
      },
      'POST imports/:importId/writings': { body: { onlyRight: true, version: 0 } },
      'POST imports/:importId/checks': { body: { onlyRight: true, version: 0 } },
    },
  },
]
export default probes
