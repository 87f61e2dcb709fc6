import { queryOptions } from '@tanstack/react-query'
import { type BackgroundTask, backgroundTask, backgroundTaskPage } from '#contract/background-tasks.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { queryClient } from '../../lib/query.ts'

/** One's own newest work; looked at often only while some of it goes on. */
export const tasksQuery = queryOptions({
  queryKey: ['background-tasks'],
  queryFn: async ({ signal }): Promise<BackgroundTask[]> => {
    const query = { limit: 10 }
    return (await apiGet(backgroundTaskPage, '/background-tasks', { signal, query, account: null })).items
  },
  refetchInterval: ({ state }) => (state.data?.some(isUnfinished) ? 1000 : false),
})

export function isUnfinished({ state }: BackgroundTask): boolean {
  return state === 'queued' || state === 'running'
}

export function taskFilePath(taskId: number): string {
  return `/api/v1/background-tasks/${taskId}/file`
}

export async function cancelTask(taskId: number): Promise<void> {
  await apiSend('POST', backgroundTask, `/background-tasks/${taskId}/cancellation`, undefined, {
    account: null,
  })
  await refreshTasks()
}

export async function dismissTask(taskId: number): Promise<void> {
  await apiSend('DELETE', null, `/background-tasks/${taskId}`, undefined, { account: null })
  await refreshTasks()
}

/** To be called where work was begun: from then on it is watched. */
export async function refreshTasks(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: tasksQuery.queryKey })
}
