import { queryOptions } from '@tanstack/react-query'
import { queryClient } from '../../lib/query.ts'
import { clientQuery } from '../clients/api.ts'
import { settingsQuery } from '../provider/api.ts'
import { portalSessionQuery } from '../sessions/api.ts'
import { type ContactScope, contactQuery, ownDefaultsQuery } from './api.ts'
import type { ContactFormSubject, Primary } from './use-contact-form.ts'

// A form starts from the record as it is now, never from what some list showed a while ago.
const now = { staleTime: 0 }
const forOneForm = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }

/** Everything that the staff's form needs; `contactId` is null for a new contact. */
export function staffSubjectQuery(clientId: number, contactId: number | null) {
  const scope: ContactScope = { area: 'staff', clientId }
  return queryOptions({
    queryKey: ['contact-form', 'staff', clientId, contactId],
    queryFn: async () => {
      const [client, contact, settings] = await Promise.all([
        queryClient.query({ ...clientQuery(clientId), ...now }),
        contactId === null ? null : queryClient.query({ ...contactQuery(scope, contactId), ...now }),
        queryClient.query({ ...settingsQuery, ...now }),
      ])
      const subject: ContactFormSubject = {
        scope,
        contact,
        isFirst: client.primaryContactId === null,
        primary: await readPrimary(scope, client.primaryContactId),
        refreshPrimary: async () => {
          const { primaryContactId } = await queryClient.query({ ...clientQuery(clientId), ...now })
          return await readPrimary(scope, primaryContactId)
        },
        defaults: settings.contactDefaults,
        locale: client.locale,
        session: null,
      }
      return { subject, clientName: client.tradeName, mayAdd: client.abilities.addContact }
    },
    ...forOneForm,
  })
}

/** The same for the client's own people. */
export function portalSubjectQuery(clientId: number, contactId: number | null) {
  const scope: ContactScope = { area: 'portal', clientId }
  return queryOptions({
    queryKey: ['contact-form', 'portal', clientId, contactId],
    queryFn: async () => {
      const [session, contact, defaults] = await Promise.all([
        queryClient.query({ ...portalSessionQuery(clientId), ...now }),
        contactId === null ? null : queryClient.query({ ...contactQuery(scope, contactId), ...now }),
        queryClient.query({ ...ownDefaultsQuery(clientId), ...now }),
      ])
      const subject: ContactFormSubject = {
        scope,
        contact,
        isFirst: false,
        primary: await readPortalPrimary(scope, contactId),
        refreshPrimary: () => readPortalPrimary(scope, contactId),
        defaults,
        locale: session.user.locale,
        session,
      }
      return subject
    },
    ...forOneForm,
  })
}

/** The client's people learn who holds the mark from a contact; for a new one only its holder needs to know. */
async function readPortalPrimary(scope: ContactScope, contactId: number | null): Promise<Primary> {
  if (contactId !== null) {
    const contact = await queryClient.query({ ...contactQuery(scope, contactId), ...now })
    return await readPrimary(scope, contact.primaryContactId)
  }
  const session = await queryClient.query({ ...portalSessionQuery(scope.clientId), ...now })
  return await readPrimary(scope, session.isPrimary ? session.contactId : null)
}

async function readPrimary(scope: ContactScope, id: number | null): Promise<Primary> {
  if (id === null) return { id: null, name: null }
  const { firstName, lastName } = await queryClient.query({ ...contactQuery(scope, id), ...now })
  return { id, name: `${firstName} ${lastName}` }
}
