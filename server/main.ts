import { flushCompileCache } from 'node:module'
import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { type Program, startProgram } from './program.ts'

/** `node server/main.ts [--demo] [--services=web,worker,scheduler]` */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      demo: { type: 'boolean', default: false },
      services: { type: 'string', default: 'web,worker,scheduler' },
    },
  })
  const config = readConfig(process.env, { demo: values.demo })
  const starting = startProgram(config, values.services.split(','), (line) => console.log(line))
  stopOnSignal(starting)
  const program = await starting
  // Now rather than at the end, which may be a power cut; and without code that is rarely used.
  flushCompileCache()
  const reason = await program.failed
  console.error(`The database stopped by itself:\n${reason}`)
  await program.stop()
  process.exit(1)
}

/** Also during the start: whatever was started by then is stopped again. */
function stopOnSignal(starting: Promise<Program>): void {
  let isStopping = false
  const stop = async (): Promise<never> => {
    // A second Ctrl-C does not wait for what is under way.
    if (isStopping) process.exit(1)
    isStopping = true
    console.log('\nStopping…')
    const program = await starting.catch(() => null)
    await program?.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
}

main().catch((error: unknown) => {
  const isExpected = error instanceof Error && error.name === 'StartupProblem'
  console.error(isExpected ? `\n${error.message}\n` : error)
  process.exit(1)
})
