import type { Route } from '#areas/route.ts'
import { sessionPublicRoutes } from '#modules/identity/sessions/routes.public.ts'
import { userPublicRoutes } from '#modules/identity/users/routes.public.ts'
import { emailPublicRoutes } from '#modules/mail/emails/routes.public.ts'
import { providerPublicRoutes } from '#modules/provider/provider/routes.public.ts'
import { announcementPublicRoutes } from '#modules/reach/announcements/routes.public.ts'
import { invitationPublicRoutes } from '#modules/registry/invitations/routes.public.ts'
import { setupPublicRoutes } from '#server/setup/routes.public.ts'

/** Routes that everybody may call. */
export const publicArea: Route[] = [
  ...providerPublicRoutes,
  ...setupPublicRoutes,
  ...sessionPublicRoutes,
  ...userPublicRoutes,
  ...invitationPublicRoutes,
  ...announcementPublicRoutes,
]

/** In the demonstration only. */
export const demoRoutes: Route[] = emailPublicRoutes
