import { insertTask } from '#test/background-tasks.ts'
import type { Probe } from '#test/probes.ts'

const probes: Probe[] = [
  {
    path: 'background-tasks',
    isPersonal: true,
    insert: async ({ testApp, caller }) => await insertTask(testApp, caller.userId),
  },
]
export default probes
