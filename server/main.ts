import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { startProgram } from './program.ts'

/** `node server/main.ts [--demo] [--services=web,worker,scheduler]` */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      demo: { type: 'boolean', default: false },
      services: { type: 'string', default: 'web,worker,scheduler' },
    },
  })
  const config = readConfig(process.env, { demo: values.demo })
  const program = await startProgram(config, values.services.split(','), (line) => console.log(line))

  const stop = async (code: number): Promise<never> => {
    await program.stop()
    process.exit(code)
  }
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A second Ctrl-C does not wait for what is under way.
      if (isStopping) process.exit(1)
      isStopping = true
      console.log('\nStopping…')
      void stop(0)
    })
  }
  void program.failed.then((reason) => {
    console.error(`The database stopped by itself:\n${reason}`)
    return stop(1)
  })
}

main().catch((error: unknown) => {
  const isExpected = error instanceof Error && error.name === 'StartupProblem'
  console.error(isExpected ? `\n${error.message}\n` : error)
  process.exit(1)
})
