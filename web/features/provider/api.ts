import { queryOptions } from '@tanstack/react-query'
import {
  type MailTest,
  mailTest,
  type Settings,
  type SettingsEdit,
  type SmtpInput,
  settings,
} from '#contract/provider.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { queryClient } from '../../lib/query.ts'
import { providerQuery } from './provider.ts'

export const settingsQuery = queryOptions({
  queryKey: ['provider-settings'],
  queryFn: ({ signal }): Promise<Settings> => apiGet(settings, '/provider/settings', { signal }),
})

export async function saveSettings(edit: SettingsEdit): Promise<Settings> {
  return await takeOver(await apiSend('PATCH', settings, '/provider/settings', edit))
}

export async function saveLogo(image: File): Promise<Settings> {
  return await takeOver(await apiSend('PUT', settings, '/provider/logo', image))
}

export async function removeLogo(): Promise<Settings> {
  return await takeOver(await apiSend('DELETE', settings, '/provider/logo'))
}

/** Tries what stands in the form; null: what the environment says. */
export async function testMailServer(smtp: unknown): Promise<MailTest> {
  return await apiSend('POST', mailTest, '/mail-tests', smtp === null ? {} : { smtp: smtp as SmtpInput })
}

async function takeOver(saved: Settings): Promise<Settings> {
  queryClient.setQueryData(settingsQuery.queryKey, saved)
  // The name, the colour and the logo of every page come from here.
  await queryClient.invalidateQueries({ queryKey: providerQuery.queryKey })
  return saved
}
