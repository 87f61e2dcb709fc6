import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import type { RouteOptions } from 'fastify'
import type { TestApp } from './app.ts'
import type { Call } from './people.ts'

type Id = number | string

export type StaffCaller = { userId: number; call: Call }

/** For whom a record is made: a client, and somebody of the staff; and for which route. */
export type Subject = { testApp: TestApp; clientId: number; caller: StaffCaller; route: RouteOptions }

/**
 * What the walk over all addresses that name records needs to know of a noun. It stands beside the noun, in
 * `<noun>.probe.ts`, and is found there by itself.
 */
export type Probe = {
  /** How the addresses of its records begin, after `clients/:clientId/` or `portal/`. */
  path?: string
  /** Makes a record that the client's people, or the caller, may name. */
  insert?: (subject: Subject) => Promise<Id>
  /** Whether records belong to somebody of the staff, so that another's are foreign. */
  isPersonal?: true
  /** Otherwise, and where it is not one of another client's: what the caller may not name. By default no record at all. */
  insertForeign?: (subject: Subject, own: Id) => Promise<Id>
  /** What must be so of the client before any of these routes is called. */
  prepare?: (subject: Subject) => Promise<unknown>
  /** What single routes need, by method and address: `PUT contacts/:id`. */
  requests?: Record<string, ProbeRequest>
}

type ProbeRequest = {
  body?: object | ((subject: Subject) => object | Promise<object>)
  query?: (subject: Subject) => Promise<string>
  /** Where the route takes not any record of its kind. */
  insert?: (subject: Subject) => Promise<Id>
  /** What must be so of client and record for the route to have something to do. */
  prepare?: (subject: Subject, id: Id) => Promise<unknown>
}

export const nowhere = 999_999_999

const folder = join(import.meta.dirname, '../server/modules')
const byPath = new Map<string, Probe>()
const requests = new Map<string, ProbeRequest>()
for await (const file of glob('**/*.probe.ts', { cwd: folder })) {
  const { default: probes } = (await import(join(folder, file))) as { default: Probe[] }
  for (const probe of probes) {
    if (probe.path !== undefined) add(byPath, probe.path, probe)
    for (const [key, request] of Object.entries(probe.requests ?? {})) add(requests, key, request)
  }
}

function add<Value>(all: Map<string, Value>, key: string, value: Value): void {
  if (all.has(key)) throw new Error(`two probes for ${key}`)
  all.set(key, value)
}

/** The address as probes write it. */
function addressOf({ url }: RouteOptions): string {
  return url.replace('/api/v1/', '').replace(/^(portal|clients\/:clientId)\//, '')
}

function keyOf(route: RouteOptions): string {
  return `${String(route.method)} ${addressOf(route)}`
}

/** Whether the address names a record besides the client. */
export function namesRecord(route: RouteOptions): boolean {
  const address = addressOf(route)
  return address.includes('/:') && address !== 'clients/:clientId'
}

export function findProbe(route: RouteOptions): Probe | undefined {
  return byPath.get(addressOf(route).split('/')[0] ?? '')
}

export function requestOf(route: RouteOptions): ProbeRequest {
  return requests.get(keyOf(route)) ?? {}
}

/** What probes know of requests that no route answers to. */
export function findUnusedRequests(routes: RouteOptions[]): string[] {
  const known = new Set(routes.map(keyOf))
  return [...requests.keys()].filter((key) => !known.has(key))
}
