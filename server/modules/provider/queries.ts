import type { Kysely, Selectable, Updateable } from 'kysely'
import type { DB, Provider } from '../../platform/db/types.ts'

export type ProviderRow = Selectable<Provider>

export async function getProviderRow(db: Kysely<DB>, lock = false): Promise<ProviderRow> {
  const query = db.selectFrom('provider').selectAll()
  return await (lock ? query.forUpdate() : query).executeTakeFirstOrThrow()
}

/** Null when somebody saved in between. */
export async function updateProvider(
  db: Kysely<DB>,
  values: Updateable<Provider>,
  version?: number,
): Promise<ProviderRow | null> {
  let query = db.updateTable('provider').set((eb) => ({ ...values, version: eb('version', '+', 1) }))
  if (version !== undefined) query = query.where('version', '=', version)
  return (await query.returningAll().executeTakeFirst()) ?? null
}
