import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { timestamp } from '#contract/fields.ts'
import { apiGet } from '../../lib/api.ts'

const demoEmail = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  to: z.string(),
  subject: z.string(),
  sentAt: timestamp,
  html: z.string(),
  text: z.string(),
})
export type DemoEmail = z.output<typeof demoEmail>

/** Demo mode only: the messages that would have left. */
export const demoEmailsQuery = queryOptions({
  queryKey: ['demo-emails'],
  queryFn: ({ signal }) =>
    apiGet(z.object({ items: z.array(demoEmail) }), '/demo-emails', {
      signal,
      account: null,
      onSignedOut: 'throw',
    }).then((list) => list.items),
  refetchInterval: 5_000,
})
