import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Migration {
  version: number
  name: string
  checksum: string
  sql: string
}

/** Reads `NNNN_name.sql` files in order; anything else in the folder is a mistake. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)))
  for (const [index, { version, name }] of migrations.entries()) {
    if (migrations[index - 1]?.version === version)
      throw new Error(`Two migrations have the number of ${name}`)
  }
  return migrations
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const number = /^(\d{4})_[a-z0-9-_]+\.sql$/.exec(name)?.[1]
  if (!number) throw new Error(`${name} in ${folder} is not named like a migration (0001_some_words.sql)`)
  // Git may check out other line ends; the same migration has the same checksum everywhere.
  const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
  return { version: Number(number), name, checksum: createHash('sha256').update(sql).digest('hex'), sql }
}
