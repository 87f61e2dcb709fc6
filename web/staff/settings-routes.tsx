import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { openSettingsParts } from '../features/provider/parts.ts'
import { requireSession } from '../features/sessions/guards.ts'
import { queryClient } from '../lib/query.ts'

/** The settings with their parts; `features/settings/parts.ts` has their order and who may open them. */
export function settingsRoutes<Area extends AnyRoute>(area: Area) {
  const layout = createRoute({
    getParentRoute: () => area,
    path: 'settings',
    component: lazyRouteComponent(() => import('../features/provider/settings-layout.tsx'), 'SettingsLayout'),
  })
  const start = createRoute({
    getParentRoute: () => layout,
    path: '/',
    beforeLoad: async ({ location }) => {
      const { staff } = await requireSession(queryClient, location.href)
      const part = openSettingsParts(staff?.permissions)[0] ?? 'brand'
      throw redirect({ to: `/staff/settings/${part}`, replace: true })
    },
  })
  const brand = createRoute({
    getParentRoute: () => layout,
    path: 'brand',
    component: lazyRouteComponent(() => import('../features/provider/brand-settings.tsx'), 'BrandSettings'),
  })
  const access = createRoute({
    getParentRoute: () => layout,
    path: 'access',
    component: lazyRouteComponent(() => import('../features/provider/access-settings.tsx'), 'AccessSettings'),
  })
  const support = createRoute({
    getParentRoute: () => layout,
    path: 'support',
    component: lazyRouteComponent(
      () => import('../features/provider/support-settings.tsx'),
      'SupportSettings',
    ),
  })
  const team = createRoute({
    getParentRoute: () => layout,
    path: 'team',
    component: lazyRouteComponent(() => import('../features/staff-users/team-settings.tsx'), 'TeamSettings'),
  })
  const apiTokens = createRoute({
    getParentRoute: () => layout,
    path: 'api-tokens',
    component: lazyRouteComponent(() => import('../features/api-tokens/api-tokens.tsx'), 'ApiTokens'),
  })
  const plans = createRoute({
    getParentRoute: () => layout,
    path: 'plans',
    component: lazyRouteComponent(() => import('../features/provider/plan-settings.tsx'), 'PlanSettings'),
  })
  const registry = createRoute({
    getParentRoute: () => layout,
    path: 'registry',
    component: lazyRouteComponent(
      () => import('../features/provider/registry-settings.tsx'),
      'RegistrySettings',
    ),
  })
  const documents = createRoute({
    getParentRoute: () => layout,
    path: 'documents',
    component: lazyRouteComponent(
      () => import('../features/provider/documents-settings.tsx'),
      'DocumentsSettings',
    ),
  })
  const mail = createRoute({
    getParentRoute: () => layout,
    path: 'mail',
    component: lazyRouteComponent(() => import('../features/provider/mail-settings.tsx'), 'MailSettings'),
  })
  const templates = createRoute({
    getParentRoute: () => layout,
    path: 'templates',
    component: lazyRouteComponent(
      () => import('../features/email-templates/templates-list.tsx'),
      'TemplatesList',
    ),
  })
  const template = createRoute({
    getParentRoute: () => layout,
    path: 'templates/$template',
    component: lazyRouteComponent(
      () => import('../features/email-templates/template-editor.tsx'),
      'TemplateEditor',
    ),
  })
  return layout.addChildren([
    start,
    brand,
    access,
    support,
    plans,
    registry,
    documents,
    mail,
    templates,
    template,
    team,
    apiTokens,
  ])
}
