import { type ErrorCode, errorStatus } from '#contract/errors.ts'
import type { FieldErrorCode } from '#contract/field-errors.ts'

type Details = {
  /** Facts for the message, for example `{ seconds: 30 }`. */
  data?: Record<string, unknown>
  /** The field that the message belongs at: dotted path → what is wrong with it. */
  fields?: Record<string, FieldErrorCode | ErrorCode>
  cause?: unknown
}

/** A refusal that the caller is told about. Everything else that is thrown is a defect and answers 500. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly data: Record<string, unknown> | undefined
  readonly fields: Details['fields']

  constructor(code: ErrorCode, details: Details = {}) {
    super(code, { cause: details.cause })
    this.name = 'AppError'
    this.code = code
    this.data = details.data
    this.fields = details.fields
  }

  get status(): number {
    return errorStatus[this.code]
  }
}

/** The refusal of a save that began from an older version: it carries the record as it is now. */
export function recordChanged(current: unknown): AppError {
  return new AppError('record.changed', { data: { current } })
}

type DatabaseError = Error & { code: string; constraint?: string }

/** Turns the violated constraint that a query names into a refusal; anything else is thrown on. */
export async function refuseOn<T>(
  constraints: Record<string, AppError | (() => AppError)>,
  query: () => Promise<T>,
): Promise<T> {
  try {
    return await query()
  } catch (error) {
    const refusal = constraints[(error as DatabaseError).constraint ?? '']
    if (!refusal) throw error
    throw typeof refusal === 'function' ? refusal() : refusal
  }
}
