import type { Route } from '#areas/route.ts'
import { staffRoutes } from '#areas/staff.ts'
import { logoMaxBytes, logoMediaTypes, settings, settingsEdit } from '#contract/provider.ts'
import { AppError } from '#platform/errors.ts'
import { removeLogo, setLogo } from './logo.ts'
import { presentSettings } from './present.ts'
import { getProvider, updateSettings } from './provider.ts'

const staff = staffRoutes('provider')

export const providerStaffRoutes: Route[] = [
  (area) =>
    area.addContentTypeParser([...logoMediaTypes], { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    ),

  staff.get('/provider/settings', 'signed-in', {
    summary: 'Get the settings',
    answer: settings,
    handle: async (ctx) => presentSettings(await getProvider(ctx), ctx.config),
  }),

  staff.put('/provider/logo', 'provider:edit', {
    summary: 'Set the logo: the bytes of a PNG, JPEG or WebP image of at most 512 KB',
    consumes: [...logoMediaTypes],
    bodyLimit: logoMaxBytes,
    answer: settings,
    handle: async (ctx, _input, { request }) => {
      if (!Buffer.isBuffer(request.body)) throw new AppError('request.unsupported_media_type')
      return presentSettings(await setLogo(ctx, request.body), ctx.config)
    },
  }),

  staff.delete('/provider/logo', 'provider:edit', {
    summary: 'Remove the logo',
    answer: settings,
    handle: async (ctx) => presentSettings(await removeLogo(ctx), ctx.config),
  }),

  staff.patch('/provider/settings', 'provider:edit', {
    summary: 'Update the settings; fields that are not sent stay as they are',
    body: settingsEdit,
    answer: settings,
    handle: async (ctx, input) => presentSettings(await updateSettings(ctx, input), ctx.config),
  }),
]
