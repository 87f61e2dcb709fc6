import { createRouter } from '@tanstack/react-router'
import { basePath } from './lib/impersonation.ts'
import { queryClient } from './lib/query.ts'
import { portalRoutes } from './portal/routes.tsx'
import { publicRoutes } from './public/routes.tsx'
import { rootRoute } from './root-route.tsx'
import { staffRoutes } from './staff/routes.tsx'
import { NotFoundPage, PageFailed } from './ui/page-states.tsx'
import { LoadingBlock } from './ui/states.tsx'

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...publicRoutes(rootRoute),
    staffRoutes(rootRoute),
    portalRoutes(rootRoute),
  ]),
  context: { queryClient },
  basepath: basePath(location.pathname),
  defaultPreload: 'intent',
  // Data lives in the query client, which knows what is fresh.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: ({ error }) => <PageFailed error={error} />,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: () => <LoadingBlock />,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
