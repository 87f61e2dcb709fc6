import { Readable } from 'node:stream'
import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { backgroundTask } from '#contract/background-tasks.ts'
import { clientDownloadInput, clientDownloadQuery } from '#contract/client-downloads.ts'
import { spreadsheetHeaders } from '#platform/http/file-headers.ts'
import { downloadClients, startClientDownload } from './client-download.ts'

const staff = staffRoutes('clients')

export const clientDownloadStaffRoutes = [
  staff.get('/clients.xlsx', 'clients:export', {
    summary:
      'Download the client list as a spreadsheet, filtered and sorted like the list; up to 10,000 clients',
    query: clientDownloadQuery,
    answer: z.unknown().describe('The bytes of the file'),
    handle: async (ctx, input, { reply }) => {
      const { name, chunks } = await downloadClients(ctx, input)
      reply.headers(spreadsheetHeaders(name))
      return Readable.from(chunks, { objectMode: false })
    },
  }),

  staff.post('/client-downloads', 'clients:export', {
    summary: 'Create the spreadsheet in the background, however long the list',
    body: clientDownloadInput,
    accepted: backgroundTask,
    handle: startClientDownload,
  }),
]
