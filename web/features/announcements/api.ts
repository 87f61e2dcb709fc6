import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AnnouncementState } from '#contract/announcement-states.ts'
import {
  type Announcement,
  type AnnouncementAudience,
  type AnnouncementEdit,
  type AnnouncementInput,
  type AnnouncementListItem,
  type AnnouncementPreview,
  type AnnouncementSchedule,
  type AnnouncementText,
  announcement,
  announcementAudience,
  announcementPage,
  announcementPreview,
} from '#contract/announcements.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { pagedQuery, queryClient } from '../../lib/query.ts'
import { type ClientFilterSearch, sentFilter } from '../clients/list-search.ts'

const account = null
const key = ['announcements'] as const

export function announcementsQuery(state: AnnouncementState | undefined) {
  return {
    ...pagedQuery<AnnouncementListItem>(announcementPage, [...key, 'list'], '/announcements', {
      query: { state },
      account,
    }),
    refetchInterval: 20_000,
  }
}

/** Looked at again and again while it is being sent. */
export function announcementQuery(id: number) {
  return queryOptions({
    queryKey: [...key, 'record', id],
    queryFn: ({ signal }): Promise<Announcement> =>
      apiGet(announcement, `/announcements/${id}`, { signal, account }),
    refetchInterval: ({ state: { data } }) => refreshEvery(data),
  })
}

/** In milliseconds. */
function refreshEvery(data: Announcement | undefined): number | false {
  if (data?.state === 'sending') return 2_000
  const isWaiting = data?.state === 'scheduled' || (data?.results?.waiting ?? 0) > 0
  return isWaiting ? 15_000 : false
}

export function audienceQuery(filter: ClientFilterSearch) {
  return queryOptions({
    queryKey: [...key, 'audience', filter],
    queryFn: ({ signal }): Promise<AnnouncementAudience> =>
      apiGet(announcementAudience, '/announcement-audience', { query: sentFilter(filter), signal, account }),
    placeholderData: keepPreviousData,
  })
}

export function previewQuery(text: AnnouncementText) {
  return queryOptions({
    queryKey: [...key, 'preview', text],
    queryFn: (): Promise<AnnouncementPreview> =>
      apiSend('POST', announcementPreview, '/announcement-previews', text, { account }),
    retry: false,
  })
}

export async function sendTest(text: AnnouncementText): Promise<void> {
  await apiSend('POST', null, '/announcement-tests', text, { account })
}

export async function addAnnouncement(input: AnnouncementInput): Promise<Announcement> {
  return await takeOver(await apiSend('POST', announcement, '/announcements', input, { account }))
}

export async function saveAnnouncement(id: number, edit: AnnouncementEdit): Promise<Announcement> {
  return await takeOver(await apiSend('PUT', announcement, `/announcements/${id}`, edit, { account }))
}

export async function deleteAnnouncement(id: number): Promise<void> {
  await apiSend('DELETE', null, `/announcements/${id}`, undefined, { account })
  // Not the draft itself, which would be asked for again while its page is still open.
  queryClient.removeQueries({ queryKey: [...key, 'list'] })
}

export async function scheduleAnnouncement(
  id: number,
  schedule: AnnouncementSchedule,
): Promise<Announcement> {
  return await takeOver(
    await apiSend('PUT', announcement, `/announcements/${id}/schedule`, schedule, { account }),
  )
}

const changes = {
  unschedule: ['DELETE', 'schedule'],
  pause: ['PUT', 'pause'],
  resume: ['DELETE', 'pause'],
  cancel: ['PUT', 'cancellation'],
} as const
export type Change = keyof typeof changes

export async function changeAnnouncement(id: number, change: Change): Promise<Announcement> {
  const [method, resource] = changes[change]
  return await takeOver(
    await apiSend(method, announcement, `/announcements/${id}/${resource}`, undefined, { account }),
  )
}

/** Somebody else may have sent or ended it. */
export async function forgetAnnouncement(id: number): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: [...key, 'record', id] })
}

async function takeOver(saved: Announcement): Promise<Announcement> {
  queryClient.setQueryData(announcementQuery(saved.id).queryKey, saved)
  await queryClient.invalidateQueries({ queryKey: [...key, 'list'] })
  return saved
}
