import { access, chmod, constants, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { startupProblem } from '../startup-problem.ts'
import { checkReachable } from './reach.ts'
import type { Runner } from './runner.ts'

/** Checks the data folder, to report a problem more clearly than PostgreSQL would. */
export async function openFolder(dataDir: string, runner: Runner | undefined): Promise<void> {
  try {
    const created = await mkdir(dataDir, { recursive: true })
    if (created && runner) await chmod(dataDir, 0o711)
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw startupProblem(
      `Balcão cannot write in its data folder ${dataDir} (${(error as NodeJS.ErrnoException).code}). ` +
        'Give it to the user who starts Balcão, or choose another folder with DATA_DIR.',
      error,
    )
  }
  await checkReachable(dataDir, 'the data folder', runner)
  await checkOwner(join(dataDir, 'postgres'), runner)
}

async function checkOwner(folder: string, runner: Runner | undefined): Promise<void> {
  const owner = await stat(folder).then(
    (found) => found.uid,
    () => undefined,
  )
  if (owner === undefined || owner === (runner?.uid ?? process.getuid?.())) return
  throw startupProblem(
    `The database in ${folder} belongs to the user with the number ${owner}. Start Balcão as ` +
      `${runner ? 'that user' : 'the user who started it before (root, if that was root)'}, ` +
      'or choose another folder with DATA_DIR.',
  )
}
