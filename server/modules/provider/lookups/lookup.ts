import { z } from 'zod'
import type { FoundCompany, FoundPlace } from '#contract/lookups.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { AppError } from '#platform/errors.ts'
import { fetchJson } from '#platform/http/fetch-json.ts'
import type { Context } from '#server/context.ts'

const limits = { timeoutMs: 3000, maxBytes: 64 * 1024 }

export async function hasLookup(ctx: Context): Promise<boolean> {
  return (await getProvider(ctx)).lookupUrl !== null
}

/** Public data of a company, by its CNPJ (14 characters). */
export async function findCompany(ctx: Context, cnpj: string): Promise<FoundCompany> {
  const found = await ask(ctx, `api/cnpj/v1/${cnpj}`, company)
  const kind = found.descricao_tipo_de_logradouro
  const street =
    kind && !found.logradouro?.toUpperCase().startsWith(kind)
      ? `${kind} ${found.logradouro}`
      : found.logradouro
  return {
    tradeName: found.nome_fantasia || found.razao_social,
    legalName: found.razao_social,
    email: found.email?.toLowerCase() ?? null,
    phone: found.ddd_telefone_1,
    postalCode: found.cep,
    street: [street, found.numero, found.complemento].filter(Boolean).join(', ') || null,
    district: found.bairro,
    city: found.municipio,
    state: found.uf,
  }
}

/** The address of a CEP (8 digits). */
export async function findPlace(ctx: Context, postalCode: string): Promise<FoundPlace> {
  const found = await ask(ctx, `api/cep/v2/${postalCode}`, place)
  return { street: found.street, district: found.neighborhood, city: found.city, state: found.state }
}

/** Queries the service that the settings name, and no other; it answers in the format of BrasilAPI. */
async function ask<T>(ctx: Context, path: string, shape: z.ZodType<T>): Promise<T> {
  const base = (await getProvider(ctx)).lookupUrl
  if (base === null) throw new AppError('lookup.off')
  const answer = await fetchJson(new URL(path, `${base.replace(/\/+$/, '')}/`), limits).catch(
    (cause: unknown) => {
      ctx.log.info({ err: cause }, 'lookup')
      throw new AppError('lookup.unavailable', { cause })
    },
  )
  if (answer === null) throw new AppError('request.not_found')
  const read = shape.safeParse(answer)
  if (!read.success) throw new AppError('lookup.unavailable', { cause: read.error })
  return read.data
}

/** One line, cut to the length that the form allows; null when empty or of another type. */
const text = z
  .unknown()
  .optional()
  .transform((value) =>
    typeof value === 'string' || typeof value === 'number'
      ? String(value)
          .replace(/[\p{Cc}\s]+/gu, ' ')
          .trim()
          .slice(0, 160) || null
      : null,
  )

const company = z.object({
  razao_social: text,
  nome_fantasia: text,
  descricao_tipo_de_logradouro: text,
  logradouro: text,
  numero: text,
  complemento: text,
  bairro: text,
  municipio: text,
  uf: text,
  cep: text.transform((cep) => (cep ? cep.replace(/\D/g, '').padStart(8, '0') : null)),
  ddd_telefone_1: text,
  email: text,
})
const place = z.object({ street: text, neighborhood: text, city: text, state: text })
