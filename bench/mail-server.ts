import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** Takes every message and keeps none. Prints its port, and then, for each line that it reads, how many it took. */
let taken = 0
const server = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  onData: (stream, _session, done) => {
    stream.on('end', () => {
      taken += 1
      done()
    })
    stream.resume()
  },
})
server.listen(0, '127.0.0.1', () => console.log((server.server.address() as AddressInfo).port))
process.stdin.on('data', () => console.log(taken))
