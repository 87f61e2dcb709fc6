import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { cnpjParam, foundCompany, foundPlace, lookups, postalCodeParam } from '#contract/lookups.ts'
import { findCompany, findPlace, hasLookup } from './lookup.ts'

const staff = staffRoutes('lookups')

export const lookupStaffRoutes = [
  staff.get('/lookups', 'clients:edit', {
    summary: 'Check whether CNPJ and CEP can be looked up',
    answer: lookups,
    handle: async (ctx) => ({ isOn: await hasLookup(ctx) }),
  }),

  staff.get('/lookups/companies/:cnpj', 'clients:edit', {
    summary: 'Look up a company’s public details by CNPJ',
    params: z.object({ cnpj: cnpjParam }),
    answer: foundCompany,
    handle: async (ctx, input) => await findCompany(ctx, input.cnpj),
  }),

  staff.get('/lookups/places/:postalCode', 'clients:edit', {
    summary: 'Look up the address of a CEP',
    params: z.object({ postalCode: postalCodeParam }),
    answer: foundPlace,
    handle: async (ctx, input) => await findPlace(ctx, input.postalCode),
  }),
]
