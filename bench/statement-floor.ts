import fastify from 'fastify'
import pg from 'pg'
import { typeParsers } from '#platform/db/type-parsers.ts'

export type Statement = { text: string; values: unknown[] }

/**
 * The least that an answer from the database can cost here: a bare handler that runs the same statements by name and
 * sends their rows. `POST /cases` says which, and is told where they are answered. Prints its port.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20, types: typeParsers })
// Its connections end when the measurement does.
pool.on('error', () => {})
const cases: Statement[][] = []
const app = fastify({ bodyLimit: 10_000_000 })
app.post<{ Body: Statement[] }>('/cases', async (request) => ({
  path: `/cases/${cases.push(request.body) - 1}`,
}))
app.get<{ Params: { index: string } }>('/cases/:index', async ({ params: { index } }) => {
  const answers: unknown[] = []
  for (const [place, { text, values }] of (cases[Number(index)] ?? []).entries())
    answers.push((await pool.query({ text, values, name: `${index}_${place}` })).rows)
  return answers
})
await app.listen({ port: 0, host: '127.0.0.1' })
console.log((app.server.address() as { port: number }).port)
