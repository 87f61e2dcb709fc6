import { z } from 'zod'
import { type ClientColumn, clientColumns, clientSorts, defaultClientSort } from './client-columns.ts'
import { clientFilter } from './client-list.ts'

/** Up to this many the file is sent as it is made; what is longer is made in the background. */
export const longestDirectDownload = 10_000

const columns = z
  .array(z.enum(clientColumns))
  .min(1)
  .refine((chosen) => new Set(chosen).size === chosen.length, 'invalid')
const sort = z.enum(clientSorts).default(defaultClientSort)

/** The list as filtered and sorted, its columns as chosen: all of it, not a page. */
export const clientDownloadInput = clientFilter.extend({
  sort,
  columns: columns.default([...clientColumns]),
})
export type ClientDownloadInput = z.output<typeof clientDownloadInput>

/** As an address says it: the columns in their order, with commas between them. */
export const clientDownloadQuery = clientFilter.extend({
  sort,
  columns: z
    .string()
    .max(300)
    .default(clientColumns.join(','))
    .transform((text) => text.split(',') as ClientColumn[])
    .pipe(columns),
})
