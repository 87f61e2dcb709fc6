import { portalContext } from '#areas/request.ts'
import { ownPreferences, ownPreferencesInput } from '#contract/recipients.ts'
import type { App } from '#platform/http/app-type.ts'
import { getOwnPreferences, saveOwnPreferences } from './preferences.ts'
import { presentPreferences } from './present.ts'

const tags = ['notifications']
const response = { 200: ownPreferences }

export async function preferencesPortalRoutes(app: App): Promise<void> {
  app.get(
    '/preferences',
    {
      schema: { tags, summary: 'Which e-mails I receive for this account', response },
      config: { access: 'signed-in', whileImpersonating: true, whileSuspended: true },
    },
    async (request) => presentPreferences(await getOwnPreferences(portalContext(request))),
  )

  app.put(
    '/preferences',
    {
      schema: { tags, summary: 'Choose which e-mails I receive', body: ownPreferencesInput, response },
      config: { access: 'signed-in', whileImpersonating: false, whileSuspended: true },
    },
    async (request) => presentPreferences(await saveOwnPreferences(portalContext(request), request.body)),
  )
}
