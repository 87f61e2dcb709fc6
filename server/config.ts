import { resolve } from 'node:path'
import { z } from 'zod'
import { email, newPassword } from '#contract/fields.ts'
import { startupProblem } from '#platform/startup-problem.ts'

export type Config = {
  port: number
  host: string
  /** Origin that people and e-mails use, without a slash at the end. */
  baseUrl: string
  dataDir: string
  /** Null: the program runs a PostgreSQL of its own. */
  databaseUrl: string | null
  smtpUrl: string | null
  mailFrom: string
  /** Whether the environment says from whom e-mails come. */
  isMailFromSet: boolean
  /** What Fastify's `trustProxy` takes: false, a number of hops, or a list of addresses. */
  trustProxy: false | number | string
  admin: { email: string; password: string } | null
  logLevel: string
  demo: boolean
}

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  TRUST_PROXY: z.string().optional(),
  ADMIN_EMAIL: email.optional(),
  ADMIN_PASSWORD: newPassword.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
})

/** Reads every setting; throws one error that lists all that is wrong. An empty variable counts as not given. */
export function readConfig(env: NodeJS.ProcessEnv, options: { demo?: boolean } = {}): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  if (Boolean(given['ADMIN_EMAIL']) !== Boolean(given['ADMIN_PASSWORD'])) {
    problems.push('  ADMIN_EMAIL and ADMIN_PASSWORD: give both or neither')
  }
  if (!parsed.success || problems.length > 0) {
    throw startupProblem(`These settings cannot be used:\n${problems.join('\n')}`)
  }

  const { data } = parsed
  const demo = options.demo ?? false
  const baseUrl = (data.BASE_URL ?? `http://localhost:${data.PORT}`).replace(/\/+$/, '')
  return {
    port: data.PORT,
    host: data.HOST,
    baseUrl,
    dataDir: resolve(data.DATA_DIR ?? (demo ? 'demo-data' : 'data')),
    databaseUrl: data.DATABASE_URL ?? null,
    smtpUrl: data.SMTP_URL ?? null,
    // Without a name of its own it shows the provider’s.
    isMailFromSet: data.MAIL_FROM !== undefined,
    mailFrom: data.MAIL_FROM ?? `balcao@${new URL(baseUrl).hostname}`,
    trustProxy: readTrustProxy(data.TRUST_PROXY),
    admin:
      data.ADMIN_EMAIL && data.ADMIN_PASSWORD
        ? { email: data.ADMIN_EMAIL, password: data.ADMIN_PASSWORD }
        : null,
    logLevel: data.LOG_LEVEL,
    demo,
  }
}

/** A number of proxies, or their addresses; never "any", which would let every caller choose its address. */
function readTrustProxy(value: string | undefined): Config['trustProxy'] {
  if (!value || value === 'false') return false
  return /^\d+$/.test(value) ? Number(value) : value === 'true' ? 1 : value
}
