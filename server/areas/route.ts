import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyContextConfig, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Access } from '#contract/access.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import type { Audience } from './request.ts'

/** A route, or what an area needs beside its routes, such as a parser of uploads; called, it adds itself. */
export type Route = (area: App) => unknown

/** What the routes of an area share: the access they may ask for, their context, further input and declarations. */
type Area = { access: Access; ctx: unknown; input: object; declared: object }

/** One function a method of HTTP: path, access, and all else that a route says of itself. */
export type Methods<A extends Area> = Record<'get' | 'post' | 'put' | 'patch' | 'delete', AddRoute<A>>

type AddRoute<A extends Area> = <
  Params extends Schema = undefined,
  Query extends Schema = undefined,
  Body extends Schema = undefined,
  Answer extends Schema = undefined,
>(
  path: string,
  access: A['access'],
  description: Description<Params, Query, Body> &
    Answers<Answer> &
    A['declared'] & {
      /** `input` is query, body, params and what the area adds, in one; the last win. What this returns is the answer. */
      handle: (
        ctx: A['ctx'],
        input: Output<Query> & Output<Body> & Output<Params> & A['input'],
        exchange: Exchange,
      ) => Promise<Output<Answer>>
    },
) => Route

type Schema = z.ZodType | undefined
type Output<S> = S extends z.ZodType ? z.output<S> : unknown

type Description<Params, Query, Body> = {
  summary: string
  params?: Params
  query?: Query
  body?: Body
  /** Media types of a body that is not JSON. */
  consumes?: string[]
  bodyLimit?: number
}

/** The schema of the answer, under the name of its status; without any the answer is empty. */
type Answers<Answer> = { answer?: Answer; created?: Answer; accepted?: Answer; seeOther?: Answer }

/** For what no schema holds: cookies, bytes, headers. */
type Exchange = { request: FastifyRequest; reply: Reply }

/** What a handler may do beside answering. It cannot send: in the client area the commit comes first. */
export type Reply = {
  request: FastifyRequest
  headers: (values: Record<string, string | number>) => Reply
  setCookie: (name: string, value: string, options: CookieSerializeOptions) => Reply
}

/** Runs `work` with what the area gives it. */
type Enter<A extends Area> = (
  request: FastifyRequest,
  work: (ctx: A['ctx'], input: A['input']) => Promise<unknown>,
) => Promise<unknown>

/** The methods of an area, for routes under one tag of the API's description. */
export function methodsOf<A extends Area>(
  audience: Audience,
  tag: string,
  enterBy: (method: string, config: FastifyContextConfig) => Enter<A>,
): Methods<A> {
  const by =
    (method: string): AddRoute<A> =>
    (url, access, { summary, params, query, body, consumes, bodyLimit, handle, ...rest }) => {
      const { answer, created, accepted, seeOther, ...declared } = rest
      const [status, schema] = answerOf({ answer, created, accepted, seeOther })
      const inputs = given({ params, querystring: query, body })
      const config = { ...declared, access, audience }
      const enter = enterBy(method, config)
      const read = inputReader(inputs)
      return (area) =>
        area.route({
          method,
          url,
          ...given({ bodyLimit }),
          schema: { tags: [tag], summary, ...given({ consumes }), ...inputs, response: { [status]: schema } },
          config,
          handler: async (request, reply) => {
            reply.status(status)
            const payload = await enter(
              request,
              async (ctx, added) => await handle(ctx, read(request, added), { request, reply }),
            )
            return status === 204 ? null : payload
          },
        })
    }
  return { get: by('GET'), post: by('POST'), put: by('PUT'), patch: by('PATCH'), delete: by('DELETE') }
}

function answerOf({ answer, created, accepted, seeOther }: Answers<Schema>): [number, z.ZodType] {
  if (answer) return [200, answer]
  if (created) return [201, created]
  if (accepted) return [202, accepted]
  return seeOther ? [303, seeOther] : [204, noContent]
}

/** Without a schema nothing was validated, and nothing is read. */
function inputReader({ params, querystring, body }: { [part: string]: Schema }) {
  return (request: FastifyRequest, added: object): never =>
    ({
      ...(querystring && (request.query as object)),
      ...(body && (request.body as object)),
      ...(params && (request.params as object)),
      ...added,
    }) as never
}

function given<T extends object>(values: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
