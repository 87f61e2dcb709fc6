import { spawn } from 'node:child_process'

/** Hands back what it printed, or throws with everything that it said. Ends with this process. */
export function run(folder, [command, ...args], name) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    const stop = () => child.kill()
    process.once('exit', stop)
    const said = []
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      said.push(chunk)
      printed += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk) => said.push(chunk))
    child.on('error', (error) => reject(new Error(`${name} cannot run: ${error.message}`)))
    child.on('close', (code) => {
      process.off('exit', stop)
      if (code === 0) resolve(printed)
      else reject(new Error(`${said.join('')}\n${name} failed.`))
    })
  })
}
