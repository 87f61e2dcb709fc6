import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { DB, Provider, ProviderLogo } from '#platform/db/types.ts'

export type ProviderRow = Selectable<Provider>

export async function getProviderRow(db: Kysely<DB>, lock = false): Promise<ProviderRow> {
  const query = db.selectFrom('provider').selectAll()
  return await (lock ? query.forUpdate() : query).executeTakeFirstOrThrow()
}

export async function findLogo(db: Kysely<DB>) {
  return await db.selectFrom('providerLogo').select(['mediaType', 'image']).executeTakeFirst()
}

export async function saveLogo(db: Kysely<DB>, logo: Insertable<ProviderLogo>): Promise<void> {
  await db
    .insertInto('providerLogo')
    .values(logo)
    .onConflict((conflict) => conflict.column('onlyOne').doUpdateSet(logo))
    .execute()
}

export async function deleteLogo(db: Kysely<DB>): Promise<void> {
  await db.deleteFrom('providerLogo').execute()
}

/** With the `version` that an editor saw it is a save of the settings: null when somebody saved in between. */
export async function updateProvider(
  db: Kysely<DB>,
  values: Updateable<Provider>,
  version?: number,
): Promise<ProviderRow | null> {
  let query = db.updateTable('provider').set(values)
  if (version !== undefined) query = query.set({ version: version + 1 }).where('version', '=', version)
  return (await query.returningAll().executeTakeFirst()) ?? null
}
