import { queryOptions } from '@tanstack/react-query'
import type { Grant } from '#contract/access.ts'
import type { Contact } from '#contract/contacts.ts'
import type { PortalSession } from '#contract/sessions.ts'
import { readNow } from '../../lib/query.ts'
import { clientQuery } from '../clients/api.ts'
import type { ClientScope } from '../clients/scope.ts'
import { contactsWithoutAccessQuery } from '../contacts/api.ts'
import { settingsQuery } from '../provider/api.ts'
import { portalSessionQuery } from '../sessions/api.ts'
import { ownInvitationDefaultsQuery } from './api.ts'

/** What the form of "Adicionar usuário" starts from, as its page read it. */
export type InviteSubject = {
  scope: ClientScope
  clientName: string
  mayInvite: boolean
  /** The client has no contact yet: whoever accepts becomes the primary contact. */
  isFirst: boolean
  /** Whom one may choose instead of typing somebody new. */
  contacts: Contact[]
  defaults: Grant
  /** In the client area: who is choosing. */
  session: PortalSession | null
}

export function inviteSubjectQuery(scope: ClientScope) {
  return queryOptions({
    queryKey: ['invite-form', scope.area, scope.clientId],
    queryFn: () => (scope.area === 'staff' ? readForStaff(scope) : readForPortal(scope)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

async function readForStaff(scope: ClientScope): Promise<InviteSubject> {
  const [client, contacts, settings] = await Promise.all([
    readNow(clientQuery(scope.clientId)),
    readNow(contactsWithoutAccessQuery(scope)),
    readNow(settingsQuery),
  ])
  return {
    scope,
    clientName: client.tradeName,
    mayInvite: client.abilities.addContact === true,
    isFirst: client.primaryContactId === null,
    contacts,
    defaults: settings.userDefaults,
    session: null,
  }
}

async function readForPortal(scope: ClientScope): Promise<InviteSubject> {
  const [session, defaults] = await Promise.all([
    readNow(portalSessionQuery(scope.clientId)),
    readNow(ownInvitationDefaultsQuery(scope.clientId)),
  ])
  const seesContacts = session.permissions.includes('contacts:manage')
  const contacts = seesContacts ? await readNow(contactsWithoutAccessQuery(scope)) : []
  return {
    scope,
    clientName: session.client.tradeName,
    mayInvite: session.impersonation === null,
    isFirst: false,
    // The primary contact's access is for the provider to give.
    contacts: contacts.filter(({ isPrimary }) => !isPrimary),
    defaults,
    session,
  }
}
