import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Where imports begin, and each on its way. */
export function importRoutes<Area extends AnyRoute>(area: Area, requireNumber: (...ids: string[]) => void) {
  const start = createRoute({
    getParentRoute: () => area,
    path: 'imports',
    component: lazyRouteComponent(() => import('../features/imports/imports-page.tsx'), 'ImportsPage'),
  })
  const one = createRoute({
    getParentRoute: () => area,
    path: 'imports/$importId',
    beforeLoad: ({ params }) => requireNumber((params as { importId: string }).importId),
    component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
  })
  return [start, one] as const
}
