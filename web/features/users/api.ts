import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { type SessionItem, sessionList } from '#contract/sessions.ts'
import {
  type emailChangeInput,
  type OwnProfile,
  ownProfile,
  type ownProfileEdit,
  type passwordChange,
} from '#contract/users.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { queryClient } from '../../lib/query.ts'
import { sessionQuery } from '../sessions/api.ts'

export const ownProfileQuery = queryOptions({
  queryKey: ['user'],
  queryFn: ({ signal }): Promise<OwnProfile> => apiGet(ownProfile, '/user', { signal }),
})

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }): Promise<SessionItem[]> =>
    apiGet(sessionList, '/sessions', { signal }).then((list) => list.items),
})

export async function saveOwnProfile(edit: z.output<typeof ownProfileEdit>): Promise<OwnProfile> {
  const saved = await apiSend('PUT', ownProfile, '/user', edit)
  queryClient.setQueryData(ownProfileQuery.queryKey, saved)
  await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
  return saved
}

export async function changePassword(input: z.output<typeof passwordChange>): Promise<void> {
  await apiSend('PUT', null, '/user/password', input)
  await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey })
}

export async function requestEmailChange(input: z.output<typeof emailChangeInput>): Promise<void> {
  await apiSend('POST', null, '/user/email-changes', input)
  await queryClient.invalidateQueries({ queryKey: ownProfileQuery.queryKey })
}

export async function cancelEmailChange(): Promise<void> {
  await apiSend('DELETE', null, '/user/email-changes')
  await queryClient.invalidateQueries({ queryKey: ownProfileQuery.queryKey })
}

export async function endSession(id: number): Promise<void> {
  await apiSend('DELETE', null, `/sessions/${id}`)
  await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey })
}

export async function endOtherSessions(): Promise<void> {
  await apiSend('DELETE', null, '/sessions')
  await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey })
}
