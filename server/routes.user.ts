import type { Route } from '#areas/route.ts'
import { sessionUserRoutes } from '#modules/identity/sessions/routes.user.ts'
import { profileUserRoutes } from '#modules/identity/users/routes.user.ts'
import { impersonationUserRoutes } from '#modules/registry/impersonations/routes.user.ts'

/** Routes for signed-in users, outside of any client. */
export const userArea: Route[] = [...sessionUserRoutes, ...profileUserRoutes, ...impersonationUserRoutes]
