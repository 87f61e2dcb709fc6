import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { allRows } from '../../lib/query.ts'
import { contactsQuery } from '../contacts/api.ts'
import { emailsQuery } from '../emails/api.ts'
import { usePortalSession } from '../sessions/api.ts'
import { ownProfileQuery } from '../users/api.ts'
import { type AttentionItem, attentionItems } from './attention.ts'
import { useIsOpen } from './open.ts'

/** What waits for the person, out of what they may see; null until all of it is known. */
export function useAttention(): AttentionItem[] | null {
  const { client, contactId } = usePortalSession()
  const scope = { area: 'portal', clientId: client.id } as const
  const seesEmails = useIsOpen('emails:view')
  const seesContacts = useIsOpen('contacts:manage')
  const profile = useQuery(ownProfileQuery)
  const failed = useInfiniteQuery({ ...emailsQuery(scope, { state: 'failed' }), enabled: seesEmails })
  const contacts = useInfiniteQuery({ ...contactsQuery(scope), enabled: seesContacts })
  if (profile.isPending || (seesEmails && failed.isPending) || (seesContacts && contacts.isPending))
    return null
  return attentionItems({
    ownContactId: contactId,
    pendingEmail: profile.data?.pendingEmail?.email ?? null,
    failedEmails: failed.data ? { count: allRows(failed.data).length, hasMore: failed.hasNextPage } : null,
    // Of half a list nothing can be said.
    contacts: contacts.data && !contacts.hasNextPage ? allRows(contacts.data) : null,
  })
}
