import { mkdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'

const beatMs = 1000
const abandonedMs = 15_000

/**
 * One at a time for all processes on this tree. A folder whose time its holder keeps renewing: a process number
 * would mislead between containers, and the kernel's file locks are out of reach of Node 20.
 */
export async function exclusively(root, work) {
  const lock = join(root, 'dist/.setup-lock')
  for (let waits = 0; !claim(lock); waits++) {
    if (waits === 5) console.log('Waiting for another start that is installing or building')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), beatMs)
  const release = () => rmSync(lock, { recursive: true, force: true })
  const giveUp = () => process.exit(130)
  process.once('exit', release).once('SIGINT', giveUp).once('SIGTERM', giveUp)
  try {
    await work()
  } finally {
    clearInterval(beat)
    release()
    process.off('exit', release).off('SIGINT', giveUp).off('SIGTERM', giveUp)
  }
}

function claim(lock) {
  try {
    mkdirSync(dirname(lock), { recursive: true })
    mkdirSync(lock)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST')
      throw new Error(`${lock} cannot be made (${error.code}): is the folder somebody else's?`)
    if (isAbandoned(lock)) takeAway(lock)
    return false
  }
}

function isAbandoned(lock) {
  try {
    return Date.now() - statSync(lock).mtimeMs > abandonedMs
  } catch {
    return false
  }
}

function takeAway(lock) {
  const aside = `${lock}.${process.pid}`
  try {
    renameSync(lock, aside)
    // Another waiter may have been quicker, and this may be its fresh lock.
    if (isAbandoned(aside)) rmSync(aside, { recursive: true, force: true })
    else renameSync(aside, lock)
  } catch {
    // Somebody else took it away; the next try shows.
  }
}
