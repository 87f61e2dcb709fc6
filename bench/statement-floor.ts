import fastify from 'fastify'
import pg from 'pg'
import { typeParsers } from '../server/platform/db/type-parsers.ts'

export type Statement = { text: string; values: unknown[] }

/**
 * The least that an answer from the database can cost here: a bare handler that runs the same statements by name and
 * sends their rows. `PUT /cases/:name` says which. Prints its port.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20, types: typeParsers })
// Its connections end when the measurement does.
pool.on('error', () => {})
const cases = new Map<string, Statement[]>()
const app = fastify({ bodyLimit: 10_000_000 })
app.put<{ Params: { name: string }; Body: Statement[] }>('/cases/:name', (request, reply) => {
  cases.set(request.params.name, request.body)
  return reply.status(204).send()
})
app.get<{ Params: { name: string } }>('/cases/:name', async (request) => {
  const { name } = request.params
  const answers: unknown[] = []
  for (const [index, { text, values }] of (cases.get(name) ?? []).entries())
    answers.push((await pool.query({ text, values, name: `${name}_${index}` })).rows)
  return answers
})
await app.listen({ port: 0, host: '127.0.0.1' })
console.log((app.server.address() as { port: number }).port)
