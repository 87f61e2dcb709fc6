import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { cnpjParam, foundCompany, foundPlace, lookups, postalCodeParam } from '#contract/lookups.ts'
import type { App } from '#platform/http/app-type.ts'
import { findCompany, findPlace, hasLookup } from './lookup.ts'

const tags = ['lookups']
const config = { access: 'clients:edit', whileImpersonating: false } as const

export async function lookupStaffRoutes(app: App): Promise<void> {
  app.get(
    '/lookups',
    {
      schema: { tags, summary: 'Whether CNPJ and CEP can be looked up', response: { 200: lookups } },
      config,
    },
    async (request) => ({ isOn: await hasLookup(staffContext(request)) }),
  )

  app.get(
    '/lookups/companies/:cnpj',
    {
      schema: {
        tags,
        summary: 'What is public of a company, by its CNPJ',
        params: z.object({ cnpj: cnpjParam }),
        response: { 200: foundCompany },
      },
      config,
    },
    async (request) => await findCompany(staffContext(request), request.params.cnpj),
  )

  app.get(
    '/lookups/places/:postalCode',
    {
      schema: {
        tags,
        summary: 'The street and city of a CEP',
        params: z.object({ postalCode: postalCodeParam }),
        response: { 200: foundPlace },
      },
      config,
    },
    async (request) => await findPlace(staffContext(request), request.params.postalCode),
  )
}
