import { queryOptions } from '@tanstack/react-query'
import {
  type Verification,
  type VerificationInput,
  type VerificationSheet,
  verification,
  verificationPage,
  verificationSheet,
} from '#contract/verifications.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { pagedQuery, queryClient } from '../../lib/query.ts'

export type VerifiedContact = { clientId: number; id: number }

function keyOf({ clientId, id }: VerifiedContact, ...rest: string[]) {
  return ['clients', clientId, 'contacts', id, ...rest] as const
}

function pathOf({ clientId, id }: VerifiedContact): string {
  return `/clients/${clientId}/contacts/${id}`
}

export function sheetQuery(contact: VerifiedContact) {
  return queryOptions({
    queryKey: keyOf(contact, 'verification'),
    queryFn: ({ signal }): Promise<VerificationSheet> =>
      apiGet(verificationSheet, `${pathOf(contact)}/verification`, { signal }),
    // What is compared with what somebody says must be what is registered now.
    staleTime: 0,
  })
}

export function verificationsQuery(contact: VerifiedContact) {
  const path = `${pathOf(contact)}/verifications`
  return pagedQuery<Verification>(verificationPage, keyOf(contact, 'verifications'), path, {
    query: { limit: 10 },
  })
}

/** A PIN that was told is compared by the server, which counts the tries. */
export async function verifyContact(
  contact: VerifiedContact,
  input: VerificationInput,
): Promise<Verification> {
  const recorded = await apiSend('POST', verification, `${pathOf(contact)}/verifications`, input)
  // The mark stands in the client's lists too, and the line in its history.
  await queryClient.invalidateQueries({ queryKey: ['clients', contact.clientId] })
  return recorded
}
