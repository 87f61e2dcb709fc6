import type { Probe } from '#test/probes.ts'
import { startSession } from './session.ts'

const probes: Probe[] = [
  {
    path: 'sessions',
    isPersonal: true,
    insert: async ({ testApp, caller }) => {
      const browser = { userAgent: null, deviceToken: null }
      return (await startSession(testApp.ctx, caller.userId, browser, true)).sessionId
    },
  },
]
export default probes
