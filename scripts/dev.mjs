// npm run dev: the server, started again when its files change, and vite in front of it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const watch = ['--watch-preserve-output', '--watch-path=server', '--watch-path=contract']
const children = [start([...watch, 'server/main.ts']), start(['node_modules/vite/bin/vite.js'])]
let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)

// Whoever ends first ends the other.
await Promise.race(children.map(ended))
stop()
await Promise.all(children.map(ended))

// In a group of its own each: a terminal's Ctrl-C would reach the server twice, once through its watcher, and the
// second one makes it give up its orderly end.
function start(args) {
  return spawn(process.execPath, args, { cwd: root, stdio: 'inherit', detached: true })
}

function stop() {
  if (isStopping) return
  isStopping = true
  for (const child of children) child.kill('SIGTERM')
}

async function ended(child) {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}
