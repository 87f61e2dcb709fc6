import { chmod, mkdtemp, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Others may traverse it: PostgreSQL runs as another user when the tests run as root. */
export async function makeTemporaryFolder(parent = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(parent, 'balcao-test-'))
  await chmod(folder, 0o711)
  return folder
}

/** Shared memory if it is large enough (containers often have 64 MB), otherwise the usual temporary folder. */
export async function findFastParent(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => undefined)
  return memory && memory.bavail * memory.bsize > 4e9 ? '/dev/shm' : tmpdir()
}
