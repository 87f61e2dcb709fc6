import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import {
  acceptedInvitation,
  type InvitationAcceptance,
  type InvitationLookup,
  invitationLookup,
} from '#contract/invitations.ts'
import { freshSession } from '../features/sessions/sign-in.ts'
import { apiSend, isApiError } from '../lib/api.ts'
import { changeLocale, hasChosenLocale, translate } from '../lib/i18n.ts'
import { queryClient } from '../lib/query.ts'
import { toastSuccess } from '../ui/toast.ts'

const signedOut = { account: null, onSignedOut: 'throw' } as const

/** What the invitation says, whom it is for and who is signed in here. Using it up is another step. */
export function useInvitation(token: string) {
  return useQuery({
    queryKey: ['invitation', token],
    queryFn: async () => {
      const invitation = await apiSend('POST', invitationLookup, '/invitations/lookups', { token }, signedOut)
      await speakTo(invitation)
      return invitation
    },
    enabled: token !== '',
    // Who is signed in belongs to the answer: another visit asks anew.
    gcTime: 0,
  })
}

/** Somebody who is not signed in and chose no language here is spoken to in the one they were invited in. */
async function speakTo({ locale, signedInAs }: InvitationLookup): Promise<void> {
  if (locale && !signedInAs && !hasChosenLocale()) await changeLocale(locale, false)
}

/** An open invitation, to be accepted. */
export type OfferProps = { token: string; invitation: InvitationLookup }

type Accepted = { clientId: number | null }

export async function acceptInvitation(input: InvitationAcceptance): Promise<Accepted> {
  try {
    const accepted = await apiSend('POST', acceptedInvitation, '/invitations/acceptances', input, signedOut)
    await freshSession()
    return accepted
  } catch (error) {
    // Not what the page shows any more: it is looked at again, and says what there is to do now.
    if (isApiError(error) && !isOfTheForm(error))
      void queryClient.invalidateQueries({ queryKey: ['invitation'] })
    throw isApiError(error, 'auth.invalid_credentials') ? wrongPassword(error) : error
  }
}

function isOfTheForm(error: unknown): boolean {
  return isApiError(error, 'request.invalid', 'auth.invalid_credentials', 'auth.too_many_attempts')
}

/** The e-mail is given: only the password can be wrong. */
function wrongPassword(error: Error): Error {
  return Object.assign(error, { fields: { password: translate('publicPages.invitation.wrongPassword') } })
}

/** Puts the person into what they accepted; "back" does not lead to the invitation, which is used. */
export function useEnter(invitation: InvitationLookup): (accepted: Accepted) => void {
  const router = useRouter()
  return ({ clientId }) => {
    router.history.replace(placeOf(clientId))
    toastSuccess(
      invitation.clientName === null
        ? translate('publicPages.invitation.enteredStaff')
        : translate('publicPages.invitation.entered', { client: invitation.clientName }),
    )
  }
}

/** The account, or with null the staff area. */
export function placeOf(clientId: number | null): string {
  return clientId === null ? '/staff' : `/c/${clientId}`
}
