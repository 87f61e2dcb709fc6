import { signInAs, type TestApp } from './app.ts'
import { insertStaffUser } from './factories.ts'

type Headers = Record<string, string>

/** A staff user who may impersonate, signed in, with the id that the history shows. */
export async function signInAgent(testApp: TestApp): Promise<{ userId: number; headers: Headers }> {
  const { id: userId } = await insertStaffUser(testApp.db, {
    role: 'agent',
    first_name: 'Rui',
    last_name: 'Dias',
  })
  return { userId, headers: await signInAs(testApp, { kind: 'user', userId }) }
}

/** Starts to act as the user of a membership. Returns the id and what the tab sends from then on. */
export async function startActing(
  { app }: TestApp,
  headers: Headers,
  membershipId: number,
  reason = 'Conferir a fatura com o cliente',
): Promise<{ id: number; headers: Headers }> {
  const payload = { membershipId, reason }
  const answer = await app.inject({ method: 'POST', url: '/api/v1/impersonations', headers, payload })
  if (answer.statusCode !== 201) throw new Error(`not started: ${answer.body}`)
  const { id } = answer.json<{ id: number }>()
  return { id, headers: { ...headers, 'balcao-impersonation': String(id) } }
}
