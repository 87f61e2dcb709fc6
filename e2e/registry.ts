import type { APIRequestContext } from '@playwright/test'
import { expect } from './fixtures.ts'

type NewClient = { tradeName: string; email: string; [field: string]: unknown }
type NewContact = { firstName: string; email: string; access?: object | null; [field: string]: unknown }
type Contact = { id: number; version: number; access: { membershipId: number } | null }

/** Through the API, as the staff user signed in in this browser. */
export async function addClient(api: APIRequestContext, client: NewClient): Promise<number> {
  const data = { legalName: `${client.tradeName} Ltda.`, ...client }
  const answer = await api.post('/api/v1/clients', { data })
  expect(answer.status(), await answer.text()).toBe(201)
  return ((await answer.json()) as { id: number }).id
}

/** Gets no e-mails and has no access, unless told otherwise. */
export async function addContact(
  api: APIRequestContext,
  clientId: number,
  contact: NewContact,
): Promise<Contact> {
  const data = { lastName: 'Lima', notifications: [], access: null, ...contact }
  const answer = await api.post(`/api/v1/clients/${clientId}/contacts`, { data })
  expect(answer.status(), await answer.text()).toBe(201)
  return (await answer.json()) as Contact
}

/** Access without permissions, which begins with a link to choose a password. */
export const byLink = {
  permissions: [] as string[],
  supportLevel: 0,
  sendSetPasswordEmail: true,
  skipWelcomeEmail: true,
}
