import { queryOptions } from '@tanstack/react-query'
import {
  type SavedView,
  type SavedViewEdit,
  type SavedViewInput,
  savedView,
  savedViews,
} from '#contract/saved-views.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { queryClient } from '../../lib/query.ts'

export const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: async ({ signal }): Promise<SavedView[]> =>
    (await apiGet(savedViews, '/saved-views', { signal, account: null })).items,
})

export async function addView(input: SavedViewInput): Promise<SavedView> {
  const added = await apiSend('POST', savedView, '/saved-views', input, { account: null })
  await forget()
  return added
}

export async function saveView(id: number, edit: SavedViewEdit): Promise<SavedView> {
  const saved = await apiSend('PUT', savedView, `/saved-views/${id}`, edit, { account: null })
  await forget()
  return saved
}

export async function deleteView(id: number): Promise<void> {
  await apiSend('DELETE', null, `/saved-views/${id}`, undefined, { account: null })
  await forget()
}

async function forget(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: savedViewsQuery.queryKey })
}
