import { type AnyRoute, createRoute, redirect } from '@tanstack/react-router'
import { openSettingsParts } from '../features/provider/parts.ts'
import { requireSession } from '../features/sessions/guards.ts'
import { page } from '../lib/page-route.ts'
import { queryClient } from '../lib/query.ts'

/** The settings with their parts; `features/provider/parts.ts` has their order and who may open them. */
export function settingsRoutes<Area extends AnyRoute>(area: Area) {
  const layout = page(
    area,
    'settings',
    () => import('../features/provider/settings-layout.tsx'),
    'SettingsLayout',
  )
  const start = createRoute({
    getParentRoute: () => layout,
    path: '/',
    beforeLoad: async ({ location }) => {
      const { staff } = await requireSession(queryClient, location.href)
      const part = openSettingsParts(staff?.permissions)[0] ?? 'brand'
      throw redirect({ to: `/staff/settings/${part}`, replace: true })
    },
  })
  return layout.addChildren([
    start,
    page(layout, 'brand', () => import('../features/provider/brand-settings.tsx'), 'BrandSettings'),
    page(layout, 'access', () => import('../features/provider/access-settings.tsx'), 'AccessSettings'),
    page(layout, 'support', () => import('../features/provider/support-settings.tsx'), 'SupportSettings'),
    page(layout, 'plans', () => import('../features/provider/plan-settings.tsx'), 'PlanSettings'),
    page(layout, 'registry', () => import('../features/provider/registry-settings.tsx'), 'RegistrySettings'),
    page(
      layout,
      'documents',
      () => import('../features/provider/documents-settings.tsx'),
      'DocumentsSettings',
    ),
    page(layout, 'mail', () => import('../features/provider/mail-settings.tsx'), 'MailSettings'),
    page(
      layout,
      'templates',
      () => import('../features/email-templates/templates-list.tsx'),
      'TemplatesList',
    ),
    page(
      layout,
      'templates/$template',
      () => import('../features/email-templates/template-editor.tsx'),
      'TemplateEditor',
    ),
    page(layout, 'team', () => import('../features/staff-users/team-settings.tsx'), 'TeamSettings'),
    page(layout, 'api-tokens', () => import('../features/api-tokens/api-tokens.tsx'), 'ApiTokens'),
  ])
}
