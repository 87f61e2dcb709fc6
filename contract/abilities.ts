import { z } from 'zod'
import type { ErrorCode } from './errors.ts'

/**
 * Whether the caller may do something with a record as it stands: `true`, or the code of the error that would refuse
 * it. An ability that is `nullable` is null where it is done already.
 */
export function ability<const Codes extends readonly [ErrorCode, ...ErrorCode[]]>(...codes: Codes) {
  return z.union([z.literal(true), z.enum(codes)])
}
