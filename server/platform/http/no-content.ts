import { z } from 'zod'

/** The empty answer of a request that succeeded. */
export const noContent = z.null().describe('Done')
