import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const root = join(import.meta.dirname, '..')
const unbuilt = ['server/main.ts']
const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  scripts: { start: string }
}
const built = scripts.start.split(' ').slice(1)

export type RunningProgram = {
  pid: number
  baseUrl: string
  /** All that it printed so far. */
  output: () => string
  kill: (signal: NodeJS.Signals) => Promise<void>
}

/** Starts the build, as `npm start` does. scripts/setup.mjs must have run before, as in `npm test`. */
export async function startBuiltProgram(
  env: Record<string, string>,
  args: string[] = [],
): Promise<RunningProgram> {
  return await startProgramProcess(env, args, built)
}

/** Starts the program from source in a process of its own and waits until it is ready. */
export async function startProgramProcess(
  env: Record<string, string>,
  args: string[] = [],
  program = unbuilt,
): Promise<RunningProgram> {
  const port = env['PORT'] ?? String(await freePort())
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: root,
    // Without the test runner's environment, whose BASE_URL means something else.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], HOST: '127.0.0.1', PORT: port, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text))
  const baseUrl = `http://127.0.0.1:${port}`
  await waitUntilReady(baseUrl, child, () => output)
  return {
    pid: child.pid as number,
    baseUrl,
    output: () => output,
    kill: async (signal) => {
      const ended = once(child, 'exit')
      if (child.exitCode === null && child.signalCode === null && child.kill(signal)) await ended
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return (address as { port: number }).port
}

async function waitUntilReady(baseUrl: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}:\n${output()}`)
    const isReady = await fetch(`${baseUrl}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isReady) return
    await sleep(25)
  }
  child.kill('SIGKILL')
  throw new Error(`the program was not ready in time:\n${output()}`)
}
