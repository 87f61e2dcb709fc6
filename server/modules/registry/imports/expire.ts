import type { Context } from '#server/context.ts'
import { deleteImportRows, listExpiredImports, updateImport } from './queries.ts'

/** To be called every minute or so: files of imports are not kept for ever. That there was one stays on the list. */
export async function expireImports(ctx: Context): Promise<void> {
  for (const { id, fileKey } of await listExpiredImports(ctx.db, ctx.now())) {
    await ctx.files.remove(fileKey as string)
    await deleteImportRows(ctx.db, id)
    await updateImport(ctx.db, id, { fileKey: null, sample: '[]' })
  }
}
