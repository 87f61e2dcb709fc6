import { visitorContext } from '#areas/request.ts'
import { acceptedInvitation, invitationAcceptance, invitationLookup } from '#contract/invitations.ts'
import { linkToken } from '#contract/users.ts'
import { browserOf, setSessionCookies } from '#modules/identity/sessions/cookies.ts'
import type { App } from '#platform/http/app-type.ts'
import { acceptInvitation, lookUpInvitation } from './acceptance.ts'

const tags = ['invitations']
const config = { access: 'public', whileImpersonating: false, forVisitors: true } as const

export async function invitationPublicRoutes(app: App): Promise<void> {
  app.post(
    '/invitations/lookups',
    {
      schema: {
        tags,
        summary: 'Look at an invitation without accepting it',
        body: linkToken,
        response: { 200: invitationLookup },
      },
      config,
    },
    async (request) => await lookUpInvitation(visitorContext(request), request.body.token),
  )

  app.post(
    '/invitations/acceptances',
    {
      schema: {
        tags,
        summary:
          'Accept an invitation as whoever is signed in, as the user there is, or as a new one; signs in here',
        body: invitationAcceptance,
        response: { 201: acceptedInvitation },
      },
      config,
    },
    async (request, reply) => {
      const { clientId, session } = await acceptInvitation(
        visitorContext(request),
        request.body,
        browserOf(request),
      )
      if (session) setSessionCookies(reply, session)
      return await reply.status(201).send({ state: 'signed-in' as const, clientId })
    },
  )
}
