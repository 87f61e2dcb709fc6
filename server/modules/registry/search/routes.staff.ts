import { staffRoutes } from '#areas/staff.ts'
import { searchQuery, searchResults } from '#contract/search.ts'
import { presentResult } from './present.ts'
import { searchRecords } from './search.ts'

const staff = staffRoutes('search')

export const searchStaffRoutes = [
  staff.get('/search', 'clients:view', {
    summary: 'Find clients and people by name, e-mail, phone, CNPJ/CPF, slug or ID; best matches first',
    query: searchQuery,
    answer: searchResults,
    handle: async (ctx, input) => {
      const rows = await searchRecords(ctx, input)
      return { items: rows.map((row) => presentResult(ctx.actor, row)) }
    },
  }),
]
