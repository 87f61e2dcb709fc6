import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { LoadFailure } from './load-failure.tsx'
import { ErrorState, LoadingBlock } from './states.tsx'

type Props<Data> = {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>
  /** Of the grey text that stands there until then. */
  lines?: number
  /** For the page of one record: where one goes from one that there is not. */
  back?: { label: string; href: string }
  children?: ReactNode | ((data: Data) => ReactNode)
}

/** What a query read; until then that it is under way, or what went wrong and how to try again. */
export function Loaded<Data>({ query, lines, back, children }: Props<Data>): ReactNode {
  const { data, error } = query
  const retry = () => void query.refetch()
  if (data !== undefined) return typeof children === 'function' ? children(data) : children
  if (!error) return <LoadingBlock {...(lines && { lines })} />
  return back ? (
    <LoadFailure error={error} onRetry={retry} back={back} />
  ) : (
    <ErrorState error={error} onRetry={retry} />
  )
}
