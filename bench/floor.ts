import fastify from 'fastify'

/** The least that an HTTP answer can cost here: a bare handler with a ready text. Prints its port. */
const body = process.argv[2] ?? '{}'
const app = fastify()
app.get('/', (_request, reply) => reply.type('application/json; charset=utf-8').send(body))
await app.listen({ port: 0, host: '127.0.0.1' })
console.log((app.server.address() as { port: number }).port)
