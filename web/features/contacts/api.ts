import { queryOptions } from '@tanstack/react-query'
import type { Grant } from '../../../contract/access.ts'
import {
  type Contact,
  type ContactEdit,
  type ContactInput,
  contact,
  contactPage,
  grant,
  type StaffContactEdit,
  type StaffContactInput,
} from '../../../contract/contacts.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { pagedQuery, queryClient } from '../../lib/query.ts'

/** Whose contacts, and who looks: staff name the client, the client's own people act for theirs. */
export type ContactScope = { area: 'staff' | 'portal'; clientId: number }

/** The scope is in the key twice over: as the area's name and as what a change of it makes stale. */
function keyOf({ area, clientId }: ContactScope) {
  return [area === 'staff' ? 'clients' : 'portal', clientId, 'contacts'] as const
}

function pathOf({ area, clientId }: ContactScope): string {
  return area === 'staff' ? `/clients/${clientId}/contacts` : '/portal/contacts'
}

function accountOf({ area, clientId }: ContactScope) {
  return { account: area === 'staff' ? null : clientId }
}

export function contactsQuery(scope: ContactScope) {
  return pagedQuery<Contact>(contactPage, [...keyOf(scope), 'list'], pathOf(scope), {
    ...accountOf(scope),
    query: { limit: 100 },
  })
}

export function contactQuery(scope: ContactScope, id: number) {
  return queryOptions({
    queryKey: [...keyOf(scope), id],
    queryFn: ({ signal }): Promise<Contact> =>
      apiGet(contact, `${pathOf(scope)}/${id}`, { signal, ...accountOf(scope) }),
  })
}

/** What a new contact with access may do, as far as one may hand it on oneself. */
export function ownDefaultsQuery(clientId: number) {
  return queryOptions({
    queryKey: ['portal', clientId, 'contact-defaults'],
    queryFn: ({ signal }): Promise<Grant> =>
      apiGet(grant, '/portal/contact-defaults', { signal, account: clientId }),
  })
}

export async function addContact(
  scope: ContactScope,
  input: ContactInput | StaffContactInput,
): Promise<Contact> {
  const added = await apiSend('POST', contact, pathOf(scope), input, accountOf(scope))
  await forgetAround(scope)
  return added
}

export async function saveContact(
  scope: ContactScope,
  id: number,
  edit: ContactEdit | StaffContactEdit,
): Promise<Contact> {
  const saved = await apiSend('PUT', contact, `${pathOf(scope)}/${id}`, edit, accountOf(scope))
  await forgetAround(scope)
  return saved
}

export async function deleteContact(scope: ContactScope, id: number): Promise<void> {
  await apiSend('DELETE', null, `${pathOf(scope)}/${id}`, undefined, accountOf(scope))
  queryClient.removeQueries({ queryKey: contactQuery(scope, id).queryKey })
  await forgetAround(scope)
}

/** Staff only: the link to choose a password again, to the access e-mail. */
export async function sendSetPasswordEmail(scope: ContactScope, id: number): Promise<void> {
  await apiSend('POST', null, `${pathOf(scope)}/${id}/set-password-emails`, undefined, accountOf(scope))
  await forgetAround(scope)
}

/** A contact's change shows in the client's record, e-mails, history and, for oneself, in what one may do. */
async function forgetAround({ area, clientId }: ContactScope): Promise<void> {
  const keys =
    area === 'staff' ? [['clients', clientId], ['emails'], ['mail-status']] : [['portal', clientId]]
  await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
}
