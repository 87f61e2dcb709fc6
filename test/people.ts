import type { LightMyRequestResponse } from 'fastify'
import type { ClientPermission, StaffRole, SupportLevel } from '#contract/access.ts'
import { signInAs, type TestApp } from './app.ts'
import { insertMembership } from './factories.ts'

export type Answer = LightMyRequestResponse
export type Call = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
) => Promise<Answer>

/** Calls the API as whoever these headers sign in; paths stand after `/api/v1/`. */
export function callAs({ app }: TestApp, headers: Record<string, string> = {}): Call {
  return async (method, path, body) => {
    const payload = body === undefined ? {} : { payload: body }
    return await app.inject({ method, url: `/api/v1/${path}`, headers, ...payload })
  }
}

export async function enterAsStaff(testApp: TestApp, role: StaffRole = 'agent'): Promise<Call> {
  return callAs(testApp, await signInAs(testApp, { kind: 'staff', role }))
}

/** A person with access at the client, or at one of their own; the first of a client is its primary contact. */
export async function enterPortal(
  testApp: TestApp,
  {
    clientId,
    permissions = ['users:manage'],
    supportLevel = 2,
  }: { clientId?: number; permissions?: ClientPermission[]; supportLevel?: SupportLevel } = {},
) {
  const row = await insertMembership(testApp.db, {
    ...(clientId !== undefined && { clientId }),
    permissions,
    supportLevel,
  })
  const { id: membershipId, contactId, userId } = row
  const headers = await signInAs(testApp, { kind: 'portal', userId, clientId: row.clientId })
  const call = callAs(testApp, headers)
  return { membershipId, clientId: row.clientId, contactId, userId, headers, call }
}

export function codeOf(answer: Answer): string | undefined {
  return answer.json().error?.code
}

/** Saves a part of the settings as they are now, and returns all of them. */
export async function saveSettings(call: Call, edit: object): Promise<Record<string, any>> {
  const { version } = (await call('GET', 'settings')).json()
  return (await call('PATCH', 'settings', { ...edit, version })).json()
}
