import { Readable } from 'node:stream'
import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
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
import type { App } from '#platform/http/app-type.ts'
import { spreadsheetHeaders } from '#platform/http/file-headers.ts'
import { noContent } from '#platform/http/no-content.ts'
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

const tags = ['imports']
const params = z.object({ importId: idParam })
const config = { access: 'clients:import', whileImpersonating: false } as const

export async function importStaffRoutes(app: App): Promise<void> {
  // The body is handed on as it arrives and never held: the verb counts its bytes.
  app.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body))

  app.get(
    '/imports',
    {
      schema: {
        tags,
        summary: 'List one’s own imports, newest first',
        querystring: pageQuery,
        response: { 200: importPage },
      },
      config,
    },
    async (request) => {
      const ctx = staffContext(request)
      const { items, next } = await listImports(ctx, request.query)
      return { items: await Promise.all(items.map((record) => describeImport(ctx, record))), next }
    },
  )

  app.post(
    '/imports',
    {
      bodyLimit: importMaxBytes,
      schema: {
        tags,
        summary:
          'Send a file of clients or contacts: the bytes of a CSV or XLSX of at most 50 MB. Writes nothing yet',
        consumes: ['application/octet-stream'],
        querystring: importUpload,
        response: { 201: importRecord },
      },
      config,
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      if (!(request.body instanceof Readable)) throw new AppError('request.unsupported_media_type')
      const record = await uploadImport(ctx, { ...request.query, body: request.body })
      return await reply.status(201).send(await describeImport(ctx, record))
    },
  )

  app.get(
    '/imports/:importId',
    { schema: { tags, summary: 'See an import', params, response: { 200: importRecord } }, config },
    async (request) => {
      const ctx = staffContext(request)
      return await describeImport(ctx, await getImport(ctx, request.params.importId))
    },
  )

  app.put(
    '/imports/:importId',
    {
      schema: {
        tags,
        summary: 'Say what its columns hold',
        params,
        body: importEdit,
        response: { 200: importRecord },
      },
      config,
    },
    async (request) => {
      const ctx = staffContext(request)
      return await describeImport(
        ctx,
        await editImport(ctx, { ...request.body, id: request.params.importId }),
      )
    },
  )

  app.delete(
    '/imports/:importId',
    { schema: { tags, summary: 'Throw its file away', params, response: { 204: noContent } }, config },
    async (request, reply) => {
      await discardImport(staffContext(request), request.params.importId)
      return await reply.status(204).send(null)
    },
  )

  addWorkRoutes(app)
}

/** Checking, what was found, writing. */
function addWorkRoutes(app: App): void {
  app.post(
    '/imports/:importId/checks',
    {
      schema: {
        tags,
        summary: 'Check every row, in the background',
        params,
        response: { 202: importRecord },
      },
      config,
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      const record = await startCheck(ctx, request.params.importId)
      return await reply.status(202).send(await describeImport(ctx, record))
    },
  )

  app.get(
    '/imports/:importId/problems',
    {
      schema: {
        tags,
        summary: 'List the rows with something wrong',
        params,
        querystring: importProblemQuery,
        response: { 200: importProblemPage },
      },
      config,
    },
    async (request) =>
      await listProblems(staffContext(request), { id: request.params.importId, ...request.query }),
  )

  app.get(
    '/imports/:importId/problems.xlsx',
    {
      schema: {
        tags,
        summary: 'Those rows as they came, with what is wrong in a column more',
        params,
        response: { 200: z.unknown().describe('The bytes of the file') },
      },
      config,
    },
    async (request, reply) => {
      const { name, chunks } = await writeProblemFile(staffContext(request), request.params.importId)
      return await reply.headers(spreadsheetHeaders(name)).send(Readable.from(chunks, { objectMode: false }))
    },
  )

  app.post(
    '/imports/:importId/writings',
    {
      schema: {
        tags,
        summary: 'Write what was checked into the registry, in the background',
        params,
        body: importWrite,
        response: { 202: importRecord },
      },
      config,
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      const record = await startWrite(ctx, { ...request.body, id: request.params.importId })
      return await reply.status(202).send(await describeImport(ctx, record))
    },
  )
}
