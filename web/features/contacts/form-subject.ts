import { queryOptions } from '@tanstack/react-query'
import { fullName } from '#contract/names.ts'
import { readNow } from '../../lib/query.ts'
import { clientQuery } from '../clients/api.ts'
import { settingsQuery } from '../provider/api.ts'
import { portalSessionQuery } from '../sessions/api.ts'
import { type ContactScope, contactQuery, ownDefaultsQuery } from './api.ts'
import type { ContactAbilities } from './contact-rules.ts'
import type { ContactFormSubject, Primary } from './use-contact-form.ts'

/** With a new contact; who may add none finds no form. */
const allowed: ContactAbilities = { edit: true, makePrimary: true, editAccess: true, endAccess: true }
// A form starts from the record as it is now, never from what some list showed a while ago.
const forOneForm = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }

/** Everything that the staff's form needs; `contactId` is null for a new contact. */
export function staffSubjectQuery(clientId: number, contactId: number | null) {
  const scope: ContactScope = { area: 'staff', clientId }
  return queryOptions({
    queryKey: ['contact-form', 'staff', clientId, contactId],
    queryFn: async () => {
      const [client, contact, settings] = await Promise.all([
        readNow(clientQuery(clientId)),
        contactId === null ? null : readNow(contactQuery(scope, contactId)),
        readNow(settingsQuery),
      ])
      const subject: ContactFormSubject = {
        scope,
        contact,
        abilities: contact?.abilities ?? allowed,
        isFirst: client.primaryContactId === null,
        primary: await readPrimary(scope, client.primaryContactId),
        refreshPrimary: async () => {
          const { primaryContactId } = await readNow(clientQuery(clientId))
          return await readPrimary(scope, primaryContactId)
        },
        defaults: settings.contactDefaults,
        locale: client.locale,
        session: null,
      }
      return { subject, clientName: client.tradeName, mayAdd: client.abilities.addContact === true }
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
      const [session, contact, { abilities, ...defaults }] = await Promise.all([
        readNow(portalSessionQuery(clientId)),
        contactId === null ? null : readNow(contactQuery(scope, contactId)),
        readNow(ownDefaultsQuery(clientId)),
      ])
      const subject: ContactFormSubject = {
        scope,
        contact,
        abilities: contact?.abilities ?? { ...allowed, ...abilities },
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
    const contact = await readNow(contactQuery(scope, contactId))
    return await readPrimary(scope, contact.primaryContactId)
  }
  const session = await readNow(portalSessionQuery(scope.clientId))
  return await readPrimary(scope, session.isPrimary ? session.contactId : null)
}

async function readPrimary(scope: ContactScope, id: number | null): Promise<Primary> {
  if (id === null) return { id: null, name: null }
  return { id, name: fullName(await readNow(contactQuery(scope, id))) }
}
