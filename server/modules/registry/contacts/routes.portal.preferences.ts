import { portalRoutes } from '#areas/portal.ts'
import { ownPreferences, ownPreferencesInput } from '#contract/recipients.ts'
import { getOwnPreferences, saveOwnPreferences } from './preferences.ts'
import { presentPreferences } from './present.ts'

const portal = portalRoutes('notifications')

export const preferencesPortalRoutes = [
  portal.get('/preferences', 'signed-in', {
    summary: 'Get the e-mails I receive for this account',
    answer: ownPreferences,
    whileImpersonating: true,
    whileSuspended: true,
    handle: async (ctx) => presentPreferences(await getOwnPreferences(ctx)),
  }),

  portal.put('/preferences', 'signed-in', {
    summary: 'Choose which e-mails I receive',
    body: ownPreferencesInput,
    answer: ownPreferences,
    whileImpersonating: false,
    whileSuspended: true,
    handle: async (ctx, input) => presentPreferences(await saveOwnPreferences(ctx, input)),
  }),
]
