import { z } from 'zod'

/** The answer of a request that has nothing to say but that it was done. */
export const noContent = z.null().describe('Done')
