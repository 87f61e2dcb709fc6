import { expect } from 'vitest'
import type { ImpersonationEnd } from '#contract/impersonations.ts'
import { signInAs, type TestApp } from './app.ts'
import { insertStaffUser } from './factories.ts'
import { callAs } from './people.ts'

type Headers = Record<string, string>
type Tab = { id: number; headers: Headers }
type Membership = { userId: number; clientId: number }

/** Signs in a staff user who may impersonate. */
export async function signInAgent(testApp: TestApp): Promise<{ userId: number; headers: Headers }> {
  const { id: userId } = await insertStaffUser(testApp.db, {
    role: 'agent',
    firstName: 'Rui',
    lastName: 'Dias',
  })
  return { userId, headers: await signInAs(testApp, { kind: 'user', userId }) }
}

/** Starts to impersonate the user of a membership. Returns the id and the headers that the tab sends from then on. */
export async function startActing(
  { app }: TestApp,
  headers: Headers,
  membershipId: number,
  reason = 'Conferir a fatura com o cliente',
): Promise<Tab> {
  const payload = { membershipId, reason }
  const answer = await app.inject({ method: 'POST', url: '/api/v1/impersonations', headers, payload })
  if (answer.statusCode !== 201) throw new Error(`not started: ${answer.body}`)
  const { id } = answer.json<{ id: number }>()
  return { id, headers: { ...headers, 'balcao-impersonation': String(id) } }
}

/** Checks for the end of an impersonation: what its tab still gets, and what row and history say. */
export function watchEnd(
  testApp: TestApp,
  { tab, agent, membership }: { tab: Tab; agent: { userId: number }; membership: Membership },
) {
  async function look(headers = tab.headers) {
    const answer = await callAs(testApp, headers)('GET', 'portal/session')
    return answer.statusCode === 200 ? 'open' : answer.json().error
  }

  /** It is over, and row and history say why and when, once. */
  async function expectEnded(end: ImpersonationEnd, at = testApp.clock.now()) {
    const row = testApp.db
      .selectFrom('impersonations')
      .select(['endedAt', 'endReason'])
      .where('id', '=', tab.id)
    expect(await row.executeTakeFirst()).toEqual({ endedAt: at, endReason: end })
    const events = testApp.db
      .selectFrom('auditEvents')
      .select(['at', 'actorUserId', 'onBehalfOfUserId', 'clientId', 'after'])
      .where('impersonationId', '=', tab.id)
      .where('action', '=', 'impersonation.ended')
    expect(await events.execute()).toEqual([
      {
        at: testApp.clock.now(),
        actorUserId: agent.userId,
        onBehalfOfUserId: membership.userId,
        clientId: membership.clientId,
        after: { end },
      },
    ])
  }

  return { look, expectEnded }
}
