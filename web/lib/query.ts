import {
  type InfiniteData,
  infiniteQueryOptions,
  QueryClient,
  type QueryExecuteOptions,
  type QueryKey,
} from '@tanstack/react-query'
import type { z } from 'zod'
import { type ApiOptions, apiGet, isApiError } from './api.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => failures < 2 && isWorthRetrying(error),
    },
  },
})

/** Reads it as it is now, whatever is cached. */
export function readNow<Data, Key extends QueryKey>(
  query: QueryExecuteOptions<Data, Error, Data, Data, Key>,
): Promise<Data> {
  return queryClient.query({ ...query, staleTime: 0 })
}

export type Page<Row> = { items: Row[]; next: string | null }

/** Options of `useInfiniteQuery` for a list that the API pages by cursor. */
export function pagedQuery<Row>(
  schema: z.ZodType<Page<Row>>,
  key: readonly unknown[],
  path: string,
  options: Pick<ApiOptions, 'query' | 'account'> = {},
) {
  return infiniteQueryOptions({
    queryKey: [...key, options.query ?? {}],
    queryFn: ({ pageParam, signal }) =>
      apiGet(schema, path, { ...options, query: { ...options.query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<Row>) => last.next ?? undefined,
  })
}

export function allRows<Row>(data: InfiniteData<Page<Row>, unknown> | undefined): Row[] {
  return data?.pages.flatMap((page) => page.items) ?? []
}

function isWorthRetrying(error: unknown): boolean {
  return isApiError(error, 'network.unreachable', 'network.unreadable', 'internal.unavailable')
}
