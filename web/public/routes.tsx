import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { Locale } from '#contract/fields.ts'
import {
  requireCodePending,
  requireFreshSession,
  requireSession,
  requireSetupDone,
} from '../features/sessions/guards.ts'
import { homeOf } from '../features/sessions/places.ts'
import { page } from '../lib/page-route.ts'
import type { rootRoute } from '../root-route.tsx'
import { nextSearch } from './next.ts'

/** Pages outside both areas. */
export function publicRoutes(parent: typeof rootRoute) {
  const home = createRoute({
    getParentRoute: () => parent,
    path: '/',
    beforeLoad: async ({ context }) => {
      await requireSetupDone(context.queryClient)
      throw redirect({ to: homeOf(await requireSession(context.queryClient, '/')), replace: true })
    },
  })
  const signIn = createRoute({
    getParentRoute: () => parent,
    path: 'sign-in',
    validateSearch: nextSearch,
    beforeLoad: ({ context }) => requireSetupDone(context.queryClient),
    component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
  })
  const code = createRoute({
    getParentRoute: () => parent,
    path: 'sign-in/code',
    validateSearch: nextSearch,
    beforeLoad: ({ context }) => requireCodePending(context.queryClient),
    component: lazyRouteComponent(() => import('./code-page.tsx'), 'CodePage'),
  })
  const accounts = createRoute({
    getParentRoute: () => parent,
    path: 'accounts',
    beforeLoad: ({ context, location }) => requireFreshSession(context.queryClient, location.href),
    component: lazyRouteComponent(() => import('./accounts-page.tsx'), 'AccountsPage'),
  })
  const profile = createRoute({
    getParentRoute: () => parent,
    path: 'profile',
    beforeLoad: ({ context, location }) =>
      requireSession(context.queryClient, location.href).then(() => undefined),
    component: lazyRouteComponent(() => import('./profile-page.tsx'), 'ProfilePage'),
  })
  return [
    home,
    signIn,
    code,
    page(parent, 'recover-password', () => import('./recover-password-page.tsx'), 'RecoverPasswordPage'),
    page(parent, 'set-password', () => import('./set-password-page.tsx'), 'SetPasswordPage'),
    page(parent, 'invitation', () => import('./invitation-page.tsx'), 'InvitationPage'),
    page(parent, 'confirm-email', () => import('./confirm-email-page.tsx'), 'ConfirmEmailPage'),
    page(parent, 'unsubscribe', () => import('./unsubscribe-page.tsx'), 'UnsubscribePage', languageSearch),
    page(parent, 'setup', () => import('./setup-page.tsx'), 'SetupPage'),
    accounts,
    profile,
    page(
      parent,
      'impersonation-over',
      () => import('./impersonation-over-page.tsx'),
      'ImpersonationOverPage',
      overSearch,
    ),
    page(parent, 'demo/mail', () => import('./demo-mail-page.tsx'), 'DemoMailPage', mailSearch),
  ] as const
}

function languageSearch({ lang }: Record<string, unknown>): { lang?: Locale } {
  return lang === 'pt-BR' || lang === 'en' ? { lang } : {}
}

function overSearch({ reason, client }: Record<string, unknown>): { reason?: string; client?: string } {
  return {
    ...(typeof reason === 'string' && { reason }),
    ...(/^[1-9]\d{0,15}$/.test(String(client)) && { client: String(client) }),
  }
}

function mailSearch(search: Record<string, unknown>): { id?: string } {
  return typeof search.id === 'string' || typeof search.id === 'number' ? { id: String(search.id) } : {}
}
