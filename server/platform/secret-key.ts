import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The installation's 256-bit key, made at the first start and kept beside the data, for its owner only. */
export async function loadSecretKey(dataDir: string): Promise<Buffer> {
  await mkdir(dataDir, { recursive: true })
  const file = join(dataDir, 'secret.key')
  try {
    await writeFile(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64')
  if (key.length !== 32) throw new Error(`${file} does not hold a 256-bit key; restore it from your backup.`)
  return key
}
