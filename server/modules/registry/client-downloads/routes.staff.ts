import { Readable } from 'node:stream'
import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { backgroundTask } from '#contract/background-tasks.ts'
import { clientDownloadInput, clientDownloadQuery } from '#contract/client-downloads.ts'
import type { App } from '#platform/http/app-type.ts'
import { spreadsheetHeaders } from '#platform/http/file-headers.ts'
import { downloadClients, startClientDownload } from './client-download.ts'

const tags = ['clients']
const config = { access: 'clients:export', whileImpersonating: false } as const

export async function clientDownloadStaffRoutes(app: App): Promise<void> {
  app.get(
    '/clients.xlsx',
    {
      schema: {
        tags,
        summary: 'The client list as a spreadsheet, filtered and sorted as the list; up to 10,000 clients',
        querystring: clientDownloadQuery,
        response: { 200: z.unknown().describe('The bytes of the file') },
      },
      config,
    },
    async (request, reply) => {
      const { name, chunks } = await downloadClients(staffContext(request), request.query)
      return await reply.headers(spreadsheetHeaders(name)).send(Readable.from(chunks, { objectMode: false }))
    },
  )

  app.post(
    '/client-downloads',
    {
      schema: {
        tags,
        summary: 'Make the spreadsheet in the background, however long the list',
        body: clientDownloadInput,
        response: { 202: backgroundTask },
      },
      config,
    },
    async (request, reply) => {
      return await reply.status(202).send(await startClientDownload(staffContext(request), request.body))
    },
  )
}
