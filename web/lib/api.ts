import type { z } from 'zod'
import type { ErrorBody, ErrorCode } from '#contract/errors.ts'
import { currentLocale, translate } from './i18n.ts'
import { impersonationOf, withoutBase } from './impersonation.ts'
import { hasUnsaved } from './unsaved.ts'

/** `network.unreachable`: no answer came. `network.unreadable`: the answer was not the API's. */
type ApiErrorCode = ErrorCode | 'network.unreachable' | 'network.unreadable'

/** What a call throws. `message` is ready to be shown; `fields` is path → message, also ready. */
export type ApiError = Error & {
  code: ApiErrorCode
  status: number
  fields: Record<string, string>
  data: Record<string, unknown>
  requestId: string | null
}

export type ApiOptions = {
  query?: Record<string, string | number | boolean | null | undefined>
  signal?: AbortSignal
  /** The client acted for; without it, the one of the page's own address (`/c/:clientId`). */
  account?: number | null
  /** What a missing sign-in does: by default the person is sent to sign in. */
  onSignedOut?: 'redirect' | 'throw'
}

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Reads `path` (below /api/v1). The schema types the answer, and checks it while developing. */
export function apiGet<T>(schema: z.ZodType<T>, path: string, options: ApiOptions = {}): Promise<T> {
  return call('GET', schema, path, undefined, options) as Promise<T>
}

/** Sends `body` (a file as it is, all else as JSON) to `path` (below /api/v1); `schema` is null where the answer has no content. */
export function apiSend(
  method: Method,
  schema: null,
  path: string,
  body?: unknown,
  options?: ApiOptions,
): Promise<void>
export function apiSend<T>(
  method: Method,
  schema: z.ZodType<T>,
  path: string,
  body?: unknown,
  options?: ApiOptions,
): Promise<T>
export function apiSend<T>(
  method: Method,
  schema: z.ZodType<T> | null,
  path: string,
  body?: unknown,
  options: ApiOptions = {},
): Promise<T | void> {
  return call(method, schema, path, body, options)
}

/** Fetches a file below /api/v1, with the name that the server gives it. */
export async function apiFile(path: string, options: ApiOptions = {}): Promise<{ name: string; file: Blob }> {
  const response = await send('GET', path, undefined, options)
  if (!response.ok) throw await failure(response, options)
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const file = await response.blob().catch(() => {
    throw apiError('network.unreachable', translate('ui.error.unreachable'), 0)
  })
  return { name: named ? decodeURIComponent(named) : 'download', file }
}

export function isApiError(error: unknown, ...codes: ApiErrorCode[]): error is ApiError {
  if (!(error instanceof Error && error.name === 'ApiError')) return false
  return codes.length === 0 || codes.includes((error as ApiError).code)
}

/** The client that the page at `pathname` is about, or null outside the client area. */
export function accountOf(pathname: string): number | null {
  const match = /^\/c\/(\d+)(?:\/|$)/.exec(withoutBase(pathname))
  return match ? Number(match[1]) : null
}

/** Where to sign in from the present page, so that one comes back to it; never back into somebody else's place. */
export function signInPath(page = withoutImpersonation(location.pathname) + location.search): string {
  return `/sign-in?next=${encodeURIComponent(page)}`
}

function withoutImpersonation(pathname: string): string {
  return impersonationOf(pathname) === null ? pathname : '/staff'
}

/** The page that says why acting as somebody ended, and leads back to the client's record. */
function overPath(reason: unknown): string {
  const client = accountOf(location.pathname)
  return `/impersonation-over?${new URLSearchParams({
    ...(typeof reason === 'string' && { reason }),
    ...(client !== null && { client: String(client) }),
  })}`
}

async function call<T>(
  method: 'GET' | Method,
  schema: z.ZodType<T> | null,
  path: string,
  body: unknown,
  options: ApiOptions,
): Promise<T | undefined> {
  const response = await send(method, path, body, options)
  if (!response.ok) throw await failure(response, options)
  if (schema === null || response.status === 204) return undefined
  const answer: unknown = await response.json().catch(() => {
    throw apiError('network.unreadable', translate('ui.error.unreadable'), response.status)
  })
  // A build has no schemas of answers any more (see vite.config.ts).
  if (import.meta.env.DEV && schema) warnIfUnexpected(schema, path, answer)
  return answer as T
}

async function send(method: string, path: string, body: unknown, options: ApiOptions): Promise<Response> {
  const account = options.account === undefined ? accountOf(location.pathname) : options.account
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': currentLocale() }
  if (account !== null) headers['balcao-account'] = String(account)
  const impersonation = impersonationOf(location.pathname)
  if (impersonation !== null) headers['balcao-impersonation'] = String(impersonation)
  const isFile = body instanceof Blob
  if (body !== undefined) headers['content-type'] = isFile ? body.type : 'application/json'
  try {
    return await fetch(`/api/v1${path}${queryText(options.query)}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw apiError('network.unreachable', translate('ui.error.unreachable'), 0)
  }
}

async function failure(response: Response, options: ApiOptions): Promise<ApiError> {
  const body = (await response.json().catch(() => null)) as ErrorBody | null
  if (!body?.error?.code) {
    return apiError('network.unreadable', translate('ui.error.unreadable'), response.status)
  }
  const { code, message, fields, data, requestId } = body.error
  // Somebody in the middle of a form keeps the page: what was typed is not lost to an expired session.
  if (options.onSignedOut !== 'throw' && !hasUnsaved()) {
    if (code === 'auth.required') location.assign(signInPath())
    if (code === 'auth.code_required') location.assign(signInPath().replace('/sign-in', '/sign-in/code'))
  }
  if (code === 'impersonation.over' && !hasUnsaved()) location.assign(overPath(data?.['reason']))
  return apiError(code, message, response.status, { fields: fields ?? {}, data: data ?? {}, requestId })
}

function apiError(
  code: ApiErrorCode,
  message: string,
  status: number,
  rest: Partial<Pick<ApiError, 'fields' | 'data' | 'requestId'>> = {},
): ApiError {
  return Object.assign(new Error(message), {
    name: 'ApiError',
    code,
    status,
    fields: {},
    data: {},
    requestId: null,
    ...rest,
  })
}

function queryText(query: ApiOptions['query']): string {
  const entries = Object.entries(query ?? {}).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  if (entries.length === 0) return ''
  return `?${new URLSearchParams(entries.map(([key, value]) => [key, String(value)]))}`
}

function warnIfUnexpected(schema: z.ZodType, path: string, answer: unknown): void {
  const result = schema.safeParse(answer)
  if (!result.success) console.error(`The answer of ${path} is not as the contract says`, result.error.issues)
}
