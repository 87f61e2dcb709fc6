import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export function filesIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

/** Of the files' names below the root and what is in them. */
export function hashFiles(root, files) {
  const all = createHash('sha256')
  for (const file of files)
    all.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  return all.digest('hex')
}

export function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** A tree that only its owner may change still works; then the long way is taken at each start. */
export function write(file, text) {
  try {
    writeFileSync(file, text)
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error
  }
}

/** Two renames, so that a running server never finds half a folder. */
export function replaceFolder(folder, draft) {
  const old = `${draft}.old`
  rmSync(old, { recursive: true, force: true })
  if (existsSync(folder)) renameSync(folder, old)
  renameSync(draft, folder)
  rmSync(old, { recursive: true, force: true })
}
