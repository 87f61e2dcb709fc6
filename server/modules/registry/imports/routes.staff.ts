import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Route } from '#areas/route.ts'
import { staffRoutes } from '#areas/staff.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { importMaxBytes } from '#contract/import-fields.ts'
import {
  importEdit,
  importPage,
  importProblemPage,
  importProblemQuery,
  importRecord,
  importUpload,
  importWrite,
} from '#contract/imports.ts'
import { AppError } from '#platform/errors.ts'
import { spreadsheetHeaders } from '#platform/http/file-headers.ts'
import {
  describeImport,
  discardImport,
  editImport,
  getImport,
  listImports,
  startCheck,
  startWrite,
  uploadImport,
} from './import.ts'
import { listProblems, writeProblemFile } from './problems.ts'

const staff = staffRoutes('imports')
const params = z.object({ importId: idParam })

export const importStaffRoutes: Route[] = [
  // The body is handed on as it arrives and never held: the verb counts its bytes.
  (area) => area.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body)),

  staff.get('/imports', 'clients:import', {
    summary: 'List my imports, newest first',
    query: pageQuery,
    answer: importPage,
    handle: async (ctx, input) => {
      const { items, next } = await listImports(ctx, input)
      return { items: await Promise.all(items.map((record) => describeImport(ctx, record))), next }
    },
  }),

  staff.post('/imports', 'clients:import', {
    summary:
      'Send a file of clients or contacts: the bytes of a CSV or XLSX of at most 50 MB. Writes nothing yet',
    query: importUpload,
    consumes: ['application/octet-stream'],
    bodyLimit: importMaxBytes,
    created: importRecord,
    handle: async (ctx, input, { request }) => {
      if (!(request.body instanceof Readable)) throw new AppError('request.unsupported_media_type')
      const record = await uploadImport(ctx, { ...input, body: request.body })
      return await describeImport(ctx, record)
    },
  }),

  staff.get('/imports/:importId', 'clients:import', {
    summary: 'Get an import',
    params,
    answer: importRecord,
    handle: async (ctx, input) => await describeImport(ctx, await getImport(ctx, input.importId)),
  }),

  staff.put('/imports/:importId', 'clients:import', {
    summary: 'Set what each column contains',
    params,
    body: importEdit,
    answer: importRecord,
    handle: async (ctx, { importId: id, ...edit }) =>
      await describeImport(ctx, await editImport(ctx, { ...edit, id })),
  }),

  staff.delete('/imports/:importId', 'clients:import', {
    summary: 'Discard an import and its file',
    params,
    handle: async (ctx, input) => await discardImport(ctx, input.importId),
  }),

  staff.post('/imports/:importId/checks', 'clients:import', {
    summary: 'Check every row in the background',
    params,
    accepted: importRecord,
    handle: async (ctx, input) => await describeImport(ctx, await startCheck(ctx, input.importId)),
  }),

  staff.get('/imports/:importId/problems', 'clients:import', {
    summary: 'List the rows with errors',
    params,
    query: importProblemQuery,
    answer: importProblemPage,
    handle: async (ctx, { importId: id, ...query }) => await listProblems(ctx, { id, ...query }),
  }),

  staff.get('/imports/:importId/problems.xlsx', 'clients:import', {
    summary: 'Download those rows as uploaded, with the errors in an extra column',
    params,
    answer: z.unknown().describe('The bytes of the file'),
    handle: async (ctx, input, { reply }) => {
      const { name, chunks } = await writeProblemFile(ctx, input.importId)
      reply.headers(spreadsheetHeaders(name))
      return Readable.from(chunks, { objectMode: false })
    },
  }),

  staff.post('/imports/:importId/writings', 'clients:import', {
    summary: 'Import the checked rows, in the background',
    params,
    body: importWrite,
    accepted: importRecord,
    handle: async (ctx, { importId: id, ...write }) =>
      await describeImport(ctx, await startWrite(ctx, { ...write, id })),
  }),
]
