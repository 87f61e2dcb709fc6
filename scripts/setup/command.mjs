import { spawn } from 'node:child_process'

/** Quiet while all goes well; everything it said when it fails. Ends with this process. */
export function run(folder, [command, ...args], name) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    const stop = () => child.kill()
    process.once('exit', stop)
    const said = []
    child.stdout.on('data', (chunk) => said.push(chunk))
    child.stderr.on('data', (chunk) => said.push(chunk))
    child.on('error', (error) => reject(new Error(`${name} cannot run: ${error.message}`)))
    child.on('close', (code) => {
      process.off('exit', stop)
      if (code === 0) resolve()
      else reject(new Error(`${Buffer.concat(said)}\n${name} failed.`))
    })
  })
}
