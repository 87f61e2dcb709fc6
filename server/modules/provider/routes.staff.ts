import { settings, settingsInput } from '../../../contract/settings.ts'
import { staffContext } from '../../gates/contexts.ts'
import type { App } from '../../platform/http/app-type.ts'
import { presentSettings } from './present.ts'
import { getProvider, updateSettings } from './provider.ts'

const tags = ['settings']

export async function providerStaffRoutes(app: App): Promise<void> {
  app.get(
    '/settings',
    {
      schema: { tags, summary: 'The provider’s settings', response: { 200: settings } },
      config: { access: 'signed-in', whileImpersonating: false },
    },
    async (request) => presentSettings(await getProvider(staffContext(request)), request.ctx.config),
  )

  app.put(
    '/settings',
    {
      schema: { tags, summary: 'Save the settings', body: settingsInput, response: { 200: settings } },
      config: { access: 'settings:edit', whileImpersonating: false },
    },
    async (request) =>
      presentSettings(await updateSettings(staffContext(request), request.body), request.ctx.config),
  )
}
