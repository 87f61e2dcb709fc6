import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type ErrorBody, type ErrorCode, errorStatus } from '#contract/errors.ts'
import type { FieldErrorCode } from '#contract/field-errors.ts'
import type { Locale } from '#contract/fields.ts'
import { AppError } from '../errors.ts'
import { errorMessage, fieldMessage } from '../i18n.ts'

/** The only place that answers with an error. `localeOf` finds the caller's language. */
export function createErrorHandler(localeOf: (request: FastifyRequest) => Locale) {
  return function handleError(
    thrown: FastifyError,
    request: FastifyRequest,
    reply: FastifyReply,
  ): FastifyReply {
    const error = thrown instanceof AppError ? thrown : new AppError(codeOf(thrown), { cause: thrown })
    if (error.status >= 500) {
      const where = { err: thrown, requestId: request.id, route: request.routeOptions.url }
      if (error.code === 'internal.unexpected') request.log.error(where, 'unexpected error')
      else request.log.warn(where, 'unavailable')
    }
    return reply
      .status(error.status)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .serializer(JSON.stringify)
      .send(errorBody(error, localeOf(request), request.id))
  }
}

function errorBody(error: AppError, locale: Locale, requestId: string): ErrorBody {
  const { code, data, fields } = error
  return {
    error: {
      code,
      message: errorMessage(locale, code, { ...data, requestId }),
      ...(data && { data }),
      ...(fields && { fields: mapValues(fields, (what) => fieldMessage(locale, what, data)) }),
      requestId,
    },
  }
}

const fastifyCodes: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported_media_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.malformed',
  FST_ERR_NOT_FOUND: 'request.not_found',
}

// The database is away or gives up (SQLSTATE classes 08, 53, 57), or the pool has no connection in time.
const unavailable = /^(08|53|57)...$|^(ECONNREFUSED|ECONNRESET|ENOENT)$/

function codeOf(thrown: FastifyError): ErrorCode {
  const known = fastifyCodes[thrown.code]
  if (known) return known
  if (
    unavailable.test(thrown.code ?? '') ||
    thrown.message.startsWith('timeout exceeded when trying to connect')
  ) {
    return 'internal.unavailable'
  }
  return thrown.statusCode === errorStatus['request.malformed'] ? 'request.malformed' : 'internal.unexpected'
}

type What = FieldErrorCode | ErrorCode

function mapValues(record: Record<string, What>, map: (value: What) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
}
