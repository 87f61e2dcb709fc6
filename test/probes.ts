import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import type { RouteOptions } from 'fastify'
import type { TestApp } from './app.ts'
import type { Call } from './people.ts'

type Id = number | string

export type StaffCaller = { userId: number; call: Call }

/** For whom a probe makes a record, and for which route. */
export type Subject = { testApp: TestApp; clientId: number; caller: StaffCaller; route: RouteOptions }

/**
 * What test/foreign-ids.test.ts needs to call a noun's routes with own and foreign ids. Each `<noun>.probe.ts` exports a
 * list of them and is found by its name.
 */
export type Probe = {
  /** First part of the records' addresses, after `clients/:clientId/` or `portal/`. */
  path?: string
  /** Makes a record of the client's or, if `isPersonal`, of the caller's. */
  insert?: (subject: Subject) => Promise<Id>
  /** Records belong to one staff user; those of others are foreign. */
  isPersonal?: true
  /** A foreign id where neither another client's nor another user's record is one; otherwise one that does not exist. */
  insertForeign?: (subject: Subject, own: Id) => Promise<Id>
  /** Brings the client into the state that all these routes need. */
  prepare?: (subject: Subject) => Promise<unknown>
  /** What single routes need. The key is method and address: `PUT contacts/:id`. */
  requests?: Record<string, ProbeRequest>
}

type ProbeRequest = {
  body?: object | ((subject: Subject) => object | Promise<object>)
  query?: (subject: Subject) => Promise<string>
  /** Replaces the probe's `insert` where the route needs a record in another state. */
  insert?: (subject: Subject) => Promise<Id>
  /** Brings client and record into the state that this route needs. */
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

/** The address as probes give it. */
function addressOf({ url }: RouteOptions): string {
  return url.replace('/api/v1/', '').replace(/^(portal|clients\/:clientId)\//, '')
}

function keyOf(route: RouteOptions): string {
  return `${String(route.method)} ${addressOf(route)}`
}

/** Whether the address contains an id besides the client's. */
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

/** Keys of requests that match no route. */
export function findUnusedRequests(routes: RouteOptions[]): string[] {
  const known = new Set(routes.map(keyOf))
  return [...requests.keys()].filter((key) => !known.has(key))
}
