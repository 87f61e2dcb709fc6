import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { fieldErrors } from '#contract/field-errors.ts'
import { AppError } from '../errors.ts'

/** Validates a part of a request with its Zod schema; a wrong id in the address is an address that isn't there. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  return (data) => {
    const parsed = schema.safeParse(data)
    if (parsed.success) return { value: parsed.data }
    if (httpPart === 'params') return { error: new AppError('request.not_found') }
    return { error: new AppError('request.invalid', { fields: fieldErrors(parsed.error.issues) }) }
  }
}
