import { staffContext } from '#areas/request.ts'
import { logoMaxBytes, logoMediaTypes, settings, settingsEdit } from '#contract/settings.ts'
import { AppError } from '#platform/errors.ts'
import type { App } from '#platform/http/app-type.ts'
import { removeLogo, setLogo } from './logo.ts'
import { presentSettings } from './present.ts'
import { getProvider, updateSettings } from './provider.ts'

const tags = ['settings']

export async function providerStaffRoutes(app: App): Promise<void> {
  app.addContentTypeParser([...logoMediaTypes], { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )

  app.get(
    '/settings',
    {
      schema: { tags, summary: 'The provider’s settings', response: { 200: settings } },
      config: { access: 'signed-in', whileImpersonating: false },
    },
    async (request) => presentSettings(await getProvider(staffContext(request)), request.ctx.config),
  )

  app.put(
    '/settings/logo',
    {
      bodyLimit: logoMaxBytes,
      schema: {
        tags,
        summary: 'Set the logo: the bytes of a PNG, JPEG or WebP image of at most 512 KB',
        consumes: [...logoMediaTypes],
        response: { 200: settings },
      },
      config: { access: 'settings:edit', whileImpersonating: false },
    },
    async (request) => {
      if (!Buffer.isBuffer(request.body)) throw new AppError('request.unsupported_media_type')
      return presentSettings(await setLogo(staffContext(request), request.body), request.ctx.config)
    },
  )

  app.delete(
    '/settings/logo',
    {
      schema: { tags, summary: 'Go back to the name without a logo', response: { 200: settings } },
      config: { access: 'settings:edit', whileImpersonating: false },
    },
    async (request) => presentSettings(await removeLogo(staffContext(request)), request.ctx.config),
  )

  app.patch(
    '/settings',
    {
      schema: {
        tags,
        summary: 'Save a part of the settings; what is not sent stays as it is',
        body: settingsEdit,
        response: { 200: settings },
      },
      config: { access: 'settings:edit', whileImpersonating: false },
    },
    async (request) =>
      presentSettings(await updateSettings(staffContext(request), request.body), request.ctx.config),
  )
}
