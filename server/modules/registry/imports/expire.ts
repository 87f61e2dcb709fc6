import type { Context } from '#server/context.ts'
import { deleteImportRows, listExpiredImports, updateImport } from './queries.ts'

/** Called every minute or so: deletes old files of imports. The imports themselves stay listed. */
export async function expireImports(ctx: Context): Promise<void> {
  for (const { id, fileKey } of await listExpiredImports(ctx.db, ctx.now())) {
    await ctx.files.remove(fileKey as string)
    await deleteImportRows(ctx.db, id)
    await updateImport(ctx.db, id, { fileKey: null, sample: '[]' })
  }
}
