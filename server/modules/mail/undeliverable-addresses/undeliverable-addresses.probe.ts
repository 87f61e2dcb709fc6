import { emailRow } from '#test/emails.ts'
import type { Probe } from '#test/probes.ts'

const probes: Probe[] = [
  {
    requests: {
      'DELETE emails/:id/undeliverable-mark': {
        prepare: async ({ testApp }, id) => {
          const { toEmail } = await emailRow(testApp, Number(id))
          const mark = { address: (toEmail ?? '').toLowerCase(), kind: 'bounce' }
          await testApp.db.insertInto('undeliverableAddresses').values(mark).execute()
        },
      },
    },
  },
]
export default probes
