import { z } from 'zod'
import { backgroundTask } from './background-tasks.ts'
import { id, page, pageQuery, timestamp, version } from './fields.ts'
import { clientImportFields, contactImportFields, importKinds } from './import-fields.ts'

const importField = z.enum([...new Set([...clientImportFields, ...contactImportFields])])

/** The name is only shown: what the file is follows from its bytes, which are the body. */
export const importUpload = z.strictObject({
  kind: z.enum(importKinds),
  name: z
    .string()
    .max(255)
    .transform((name) => name.replace(/[\p{Cc}/\\]/gu, ' ').trim() || 'import'),
})

/** For each column of the file, in its order, the field that it fills; null leaves it out. */
export const importMapping = z.array(importField.nullable()).max(200)

export const importEdit = z.strictObject({
  mapping: importMapping,
  /** Whether what is registered already is brought up to what the file says; otherwise it stays as it is. */
  updatesExisting: z.boolean(),
  version,
})
export type ImportEdit = z.output<typeof importEdit>

/** `onlyRight` leaves out the rows with problems; without it a file that has any is refused. */
export const importWrite = z.strictObject({ onlyRight: z.boolean(), version })

export const importCounts = z.object({
  rows: z.int(),
  wrong: z.int(),
  created: z.int(),
  updated: z.int(),
  kept: z.int(),
  /** What became of them: rows written so far, and those that could not be after all. */
  written: z.int(),
  failed: z.int(),
})
export type ImportCounts = z.output<typeof importCounts>

/** `uploaded`: the columns are to be chosen; `checked`: to be confirmed; `written`: done. */
const importStates = ['uploaded', 'checked', 'written'] as const
export type ImportState = (typeof importStates)[number]

export const importRecord = z.object({
  id,
  kind: z.enum(importKinds),
  fileName: z.string(),
  fileBytes: z.int(),
  state: z.enum(importStates),
  format: z.object({
    type: z.enum(['csv', 'xlsx']),
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
  }),
  columns: z.array(z.string()),
  /** The first rows, as the file has them. */
  sample: z.array(z.array(z.string())),
  mapping: importMapping,
  updatesExisting: z.boolean(),
  counts: importCounts.nullable(),
  /** The work under way, or the last one. */
  task: backgroundTask.nullable(),
  createdAt: timestamp,
  expiresAt: timestamp,
  version,
})
export type ImportRecord = z.output<typeof importRecord>
export const importPage = page(importRecord)

export const importProblem = z.object({
  /** Where the row stands in the file. */
  line: z.int(),
  problems: z.array(
    z.object({ field: importField, code: z.string(), /** In the caller's language. */ message: z.string() }),
  ),
})
export type ImportProblem = z.output<typeof importProblem>
export const importProblemPage = page(importProblem)
export const importProblemQuery = pageQuery
