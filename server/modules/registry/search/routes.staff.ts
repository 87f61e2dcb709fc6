import { staffContext } from '#areas/request.ts'
import { searchQuery, searchResults } from '#contract/search.ts'
import type { App } from '#platform/http/app-type.ts'
import { presentResult } from './present.ts'
import { searchRecords } from './search.ts'

export async function searchStaffRoutes(app: App): Promise<void> {
  app.get(
    '/search',
    {
      schema: {
        tags: ['search'],
        summary: 'Find clients and people by name, e-mail, phone, CNPJ/CPF, slug or ID; best matches first',
        querystring: searchQuery,
        response: { 200: searchResults },
      },
      config: { access: 'clients:view', whileImpersonating: false },
    },
    async (request) => {
      const ctx = staffContext(request)
      const rows = await searchRecords(ctx, request.query)
      return { items: rows.map((row) => presentResult(ctx.actor, row)) }
    },
  )
}
