import { publicRoutes, visitorContext } from '#areas/public.ts'
import { acceptedInvitation, invitationAcceptance, invitationLookup } from '#contract/invitations.ts'
import { linkToken } from '#contract/users.ts'
import { browserOf, setSessionCookies } from '#modules/identity/sessions/cookies.ts'
import { acceptInvitation, lookUpInvitation } from './acceptance.ts'

const anyone = publicRoutes('invitations')

export const invitationPublicRoutes = [
  anyone.post('/invitations/lookups', 'public', {
    summary: 'Inspect an invitation without accepting it',
    body: linkToken,
    answer: invitationLookup,
    whileImpersonating: false,
    forVisitors: true,
    handle: async (_ctx, input, { request }) => await lookUpInvitation(visitorContext(request), input.token),
  }),

  anyone.post('/invitations/acceptances', 'public', {
    summary:
      'Accept an invitation as whoever is signed in, as the user there is, or as a new one; signs in here',
    body: invitationAcceptance,
    created: acceptedInvitation,
    whileImpersonating: false,
    forVisitors: true,
    handle: async (_ctx, input, { request, reply }) => {
      const { clientId, session } = await acceptInvitation(visitorContext(request), input, browserOf(request))
      if (session) setSessionCookies(reply, session)
      return { state: 'signed-in' as const, clientId }
    },
  }),
]
