import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { Locale } from '#contract/fields.ts'
import {
  requireCodePending,
  requireFreshSession,
  requireSession,
  requireSetupDone,
} from '../features/sessions/guards.ts'
import { homeOf } from '../features/sessions/places.ts'
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
  const recover = createRoute({
    getParentRoute: () => parent,
    path: 'recover-password',
    component: lazyRouteComponent(() => import('./recover-password-page.tsx'), 'RecoverPasswordPage'),
  })
  const setPassword = createRoute({
    getParentRoute: () => parent,
    path: 'set-password',
    component: lazyRouteComponent(() => import('./set-password-page.tsx'), 'SetPasswordPage'),
  })
  const invitation = createRoute({
    getParentRoute: () => parent,
    path: 'invitation',
    component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
  })
  const confirmEmail = createRoute({
    getParentRoute: () => parent,
    path: 'confirm-email',
    component: lazyRouteComponent(() => import('./confirm-email-page.tsx'), 'ConfirmEmailPage'),
  })
  const unsubscribe = createRoute({
    getParentRoute: () => parent,
    path: 'unsubscribe',
    validateSearch: ({ lang }: Record<string, unknown>): { lang?: Locale } =>
      lang === 'pt-BR' || lang === 'en' ? { lang } : {},
    component: lazyRouteComponent(() => import('./unsubscribe-page.tsx'), 'UnsubscribePage'),
  })
  const setup = createRoute({
    getParentRoute: () => parent,
    path: 'setup',
    component: lazyRouteComponent(() => import('./setup-page.tsx'), 'SetupPage'),
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
  const impersonationOver = createRoute({
    getParentRoute: () => parent,
    path: 'impersonation-over',
    validateSearch: ({ reason, client }: Record<string, unknown>): { reason?: string; client?: string } => ({
      ...(typeof reason === 'string' && { reason }),
      ...(/^[1-9]\d{0,15}$/.test(String(client)) && { client: String(client) }),
    }),
    component: lazyRouteComponent(() => import('./impersonation-over-page.tsx'), 'ImpersonationOverPage'),
  })
  const demoMail = createRoute({
    getParentRoute: () => parent,
    path: 'demo/mail',
    validateSearch: (search: Record<string, unknown>): { id?: string } =>
      typeof search.id === 'string' || typeof search.id === 'number' ? { id: String(search.id) } : {},
    component: lazyRouteComponent(() => import('./demo-mail-page.tsx'), 'DemoMailPage'),
  })
  return [
    home,
    signIn,
    code,
    recover,
    setPassword,
    invitation,
    confirmEmail,
    unsubscribe,
    setup,
    accounts,
    profile,
    impersonationOver,
    demoMail,
  ] as const
}
