import type { TestApp } from './app.ts'

const owned = { input: '{}', totalCount: 1, doneCount: 1 }

/** A download that is ready, with its file. */
export async function insertTask({ ctx, db, clock }: TestApp, userId: number): Promise<number> {
  const key = await saveFile(ctx)
  const { id } = await db
    .insertInto('backgroundTasks')
    .values({
      ...owned,
      kind: 'client_download',
      ownerUserId: userId,
      state: 'done',
      fileKey: key,
      fileName: 'Clientes.xlsx',
      fileBytes: 20,
      expiresAt: new Date(clock.now().getTime() + 60_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** An import that was checked and waits to be confirmed. */
export async function insertImport({ ctx, db, clock }: TestApp, userId: number): Promise<number> {
  const counts = { rows: 1, wrong: 0, created: 0, updated: 0, kept: 1, written: 0, failed: 0 }
  const { id } = await db
    .insertInto('imports')
    .values({
      kind: 'clients',
      ownerUserId: userId,
      state: 'checked',
      fileKey: await saveFile(ctx),
      fileName: 'lista.csv',
      fileBytes: 20,
      format: JSON.stringify({ type: 'csv', encoding: 'utf-8', delimiter: ',' }),
      columns: JSON.stringify(['nome', 'e-mail']),
      sample: '[]',
      mapping: JSON.stringify(['tradeName', 'email']),
      counts: JSON.stringify(counts),
      expiresAt: new Date(clock.now().getTime() + 60_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

let count = 0
async function saveFile({ files }: TestApp['ctx']): Promise<string> {
  const key = `test/${count++}`
  async function* bytes() {
    yield Buffer.from('nome,e-mail\nx,y@z.com')
  }
  await files.save(key, bytes())
  return key
}
