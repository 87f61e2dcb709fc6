import { queryOptions } from '@tanstack/react-query'
import { type Settings, type SettingsInput, settings } from '../../../contract/settings.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { queryClient } from '../../lib/query.ts'
import { providerQuery } from './provider.ts'

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }): Promise<Settings> => apiGet(settings, '/settings', { signal }),
})

export async function saveSettings(input: SettingsInput): Promise<Settings> {
  const saved = await apiSend('PUT', settings, '/settings', input)
  queryClient.setQueryData(settingsQuery.queryKey, saved)
  // The name and the colour of every page come from here.
  await queryClient.invalidateQueries({ queryKey: providerQuery.queryKey })
  return saved
}
