import { contactBody } from '#test/factories.ts'
import { enterAsStaff } from '#test/people.ts'
import type { Probe, Subject } from '#test/probes.ts'

const body = () => ({ email: contactBody().email, permissions: [], supportLevel: 0 })

const probes: Probe[] = [
  { path: 'invitations', insert: invite, requests: { 'POST invitations': { body } } },
  {
    path: 'staff-invitations',
    insert: async ({ caller }) => {
      const answer = await caller.call('POST', 'staff-invitations', { email: body().email, role: 'reader' })
      return answer.json().id
    },
    insertForeign: invite,
  },
]
export default probes

/** Each by somebody else: whoever invites too many within an hour is stopped. */
async function invite({ testApp, clientId }: Subject): Promise<number> {
  const agent = await enterAsStaff(testApp)
  return (await agent('POST', `clients/${clientId}/invitations`, body())).json().id
}
