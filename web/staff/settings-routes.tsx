import { type AnyRoute, createRoute, redirect } from '@tanstack/react-router'
import { requireSession } from '../features/sessions/guards.ts'
import { openSettingsParts } from '../features/settings/parts.ts'
import { page } from '../lib/page-route.ts'
import { queryClient } from '../lib/query.ts'

/** The settings with their parts; `features/settings/parts.ts` has their order and who may open them. */
export function settingsRoutes<Area extends AnyRoute>(area: Area) {
  const layout = page(
    area,
    'settings',
    () => import('../features/settings/settings-layout.tsx'),
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
    page(layout, 'brand', () => import('../features/settings/brand-settings.tsx'), 'BrandSettings'),
    page(layout, 'access', () => import('../features/settings/access-settings.tsx'), 'AccessSettings'),
    page(layout, 'support', () => import('../features/settings/support-settings.tsx'), 'SupportSettings'),
    page(layout, 'plans', () => import('../features/settings/plan-settings.tsx'), 'PlanSettings'),
    page(layout, 'registry', () => import('../features/settings/registry-settings.tsx'), 'RegistrySettings'),
    page(
      layout,
      'documents',
      () => import('../features/settings/documents-settings.tsx'),
      'DocumentsSettings',
    ),
    page(layout, 'mail', () => import('../features/settings/mail-settings.tsx'), 'MailSettings'),
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
