import { z } from 'zod/v4'

// Stands in for `zod` in the browser (see vite.config.ts). The content security policy forbids eval, and zod's probe
// for it, made when the first schema is built, would be reported as a violation.
z.config({ jitless: true })

export { z }
