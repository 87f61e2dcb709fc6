import { contactBody, insertContact, insertMembership } from '#test/factories.ts'
import type { Probe } from '#test/probes.ts'

const probes: Probe[] = [
  {
    path: 'contacts',
    insert: async ({ testApp, clientId }) => (await insertContact(testApp.db, { clientId })).id,
    requests: {
      'POST contacts': { body: () => contactBody() },
      'PUT contacts/:id': { body: () => contactBody({ version: 0 }) },
      'POST contacts/:id/set-password-emails': {
        insert: async ({ testApp, clientId }) => (await insertMembership(testApp.db, { clientId })).contactId,
      },
    },
  },
]
export default probes
