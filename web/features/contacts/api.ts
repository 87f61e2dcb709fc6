import { queryOptions } from '@tanstack/react-query'
import {
  type Contact,
  type ContactDefaults,
  type ContactEdit,
  type ContactInput,
  contact,
  contactDefaults,
  contactPage,
  type StaffContactEdit,
  type StaffContactInput,
} from '#contract/contacts.ts'
import { type ApiOptions, apiGet, apiSend } from '../../lib/api.ts'
import { type Page, pagedQuery, queryClient } from '../../lib/query.ts'
import { type ClientScope, forgetAround, scopeAccount, scopeKey, scopePath } from '../clients/scope.ts'

export type ContactScope = ClientScope

const noun = 'contacts'

export function contactsQuery(scope: ContactScope) {
  return pagedQuery<Contact>(contactPage, [...scopeKey(scope, noun), 'list'], scopePath(scope, noun), {
    ...scopeAccount(scope),
    query: { limit: 100 },
  })
}

export function contactQuery(scope: ContactScope, id: number) {
  return queryOptions({
    queryKey: [...scopeKey(scope, noun), id],
    queryFn: ({ signal }): Promise<Contact> =>
      apiGet(contact, `${scopePath(scope, noun)}/${id}`, { signal, ...scopeAccount(scope) }),
  })
}

/** Those who cannot sign in yet, however many contacts there are. */
export function contactsWithoutAccessQuery(scope: ContactScope) {
  return queryOptions({
    queryKey: [...scopeKey(scope, noun), 'without-access'],
    queryFn: async ({ signal }): Promise<Contact[]> => {
      const found: Contact[] = []
      let cursor: string | null = null
      do {
        const query: ApiOptions['query'] = { limit: 100, cursor }
        const page: Page<Contact> = await apiGet(contactPage, scopePath(scope, noun), {
          signal,
          ...scopeAccount(scope),
          query,
        })
        found.push(...page.items.filter(({ access }) => !access))
        cursor = page.next
      } while (cursor !== null)
      return found
    },
  })
}

/** What a new contact with access may do, as far as one may hand it on oneself. */
export function ownDefaultsQuery(clientId: number) {
  return queryOptions({
    queryKey: ['portal', clientId, 'contact-defaults'],
    queryFn: ({ signal }): Promise<ContactDefaults> =>
      apiGet(contactDefaults, '/portal/contact-defaults', { signal, account: clientId }),
  })
}

export async function addContact(
  scope: ContactScope,
  input: ContactInput | StaffContactInput,
): Promise<Contact> {
  const added = await apiSend('POST', contact, scopePath(scope, noun), input, scopeAccount(scope))
  await forgetAround(scope)
  return added
}

export async function saveContact(
  scope: ContactScope,
  id: number,
  edit: ContactEdit | StaffContactEdit,
): Promise<Contact> {
  const saved = await apiSend('PUT', contact, `${scopePath(scope, noun)}/${id}`, edit, scopeAccount(scope))
  await forgetAround(scope)
  return saved
}

export async function deleteContact(scope: ContactScope, id: number): Promise<void> {
  await apiSend('DELETE', null, `${scopePath(scope, noun)}/${id}`, undefined, scopeAccount(scope))
  queryClient.removeQueries({ queryKey: contactQuery(scope, id).queryKey })
  await forgetAround(scope)
}

/** Staff only: the link to choose a password again, to the access e-mail. */
export async function sendSetPasswordEmail(scope: ContactScope, id: number): Promise<void> {
  await apiSend(
    'POST',
    null,
    `${scopePath(scope, noun)}/${id}/set-password-emails`,
    undefined,
    scopeAccount(scope),
  )
  await forgetAround(scope)
}
