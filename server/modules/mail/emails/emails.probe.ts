import { queueTestEmail } from '#test/emails.ts'
import type { Probe } from '#test/probes.ts'

const probes: Probe[] = [
  {
    path: 'emails',
    // One that has failed can be sent again.
    insert: async ({ testApp, clientId }) => {
      const id = await queueTestEmail(testApp.ctx, { clientId })
      await testApp.db.updateTable('emails').set({ state: 'failed' }).where('id', '=', id).execute()
      return id
    },
    requests: {
      'POST emails/:id/copies': {
        prepare: async ({ testApp }, id) =>
          await testApp.db
            .updateTable('emails')
            .set({ state: 'sent' })
            .where('id', '=', Number(id))
            .execute(),
      },
    },
  },
]
export default probes
