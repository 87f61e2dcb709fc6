import { performance } from 'node:perf_hooks'
import { text } from 'node:stream/consumers'
import nodemailer from 'nodemailer'

type Work = {
  port: number
  count: number
  connections: number
  message: { subject: string; html: string; text: string }
}

/** Sends one message many times by nodemailer's own pool. Prints the milliseconds that it took. */
const { port, count, connections, message } = JSON.parse(await text(process.stdin)) as Work
const pool = nodemailer.createTransport({ pool: true, host: '127.0.0.1', port, maxConnections: connections })
const start = performance.now()
let next = 0
const sendSome = async (): Promise<void> => {
  while (next < count) {
    next += 1
    await pool.sendMail({
      from: { name: 'Balcão', address: 'balcao@localhost' },
      to: { name: `Pessoa ${next}`, address: `p${next}@example.com` },
      ...message,
    })
  }
}
await Promise.all(Array.from({ length: 2 * connections }, sendSome))
console.log(performance.now() - start)
pool.close()
