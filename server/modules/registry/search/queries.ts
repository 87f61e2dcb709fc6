import { type Kysely, type RawBuilder, sql } from 'kysely'
import { plannedByValues } from '#platform/db/planned-by-values.ts'
import { compared, lookedUp } from '#platform/db/text-parts.ts'
import type { DB } from '#platform/db/types.ts'

type Entry = { id: number }
/** How many of the first names are looked through before anything is looked up. */
const firstNames = 2000

/** `length` is the letters' that count. */
type Word = { text: string; length: number }
type Words = { words: Word[] /** Whether phones are looked through too. */; withPhones: boolean }

/** Whose number, CNPJ/CPF or slug it is exactly, in this order. */
export async function findByKey(db: Kysely<DB>, text: string): Promise<Entry[]> {
  const bare = sql`upper(search_text(${text}))`
  const id = /^\d{1,15}$/.test(text) ? Number(text) : 0
  const { rows } = await sql<Entry>`
    select e.id from clients c join search_entries e on e.client_id = c.id and e.contact_id is null
    where c.deleted_at is null and c.erased_at is null and (c.id = ${id} or c.tax_id = ${bare} or c.slug = lower(${text}))
    order by c.id = ${id} desc, c.tax_id is not distinct from ${bare} desc ${plannedByValues}`.execute(db)
  return rows
}

/** Whose e-mail it is exactly, registered or of access; clients first. */
export async function findByEmail(db: Kysely<DB>, email: string, limit: number): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    with holders as (
      select id as client_id, null::bigint as contact_id from clients where lower(email) = lower(${email})
      union select client_id, id from contacts where lower(email) = lower(${email})
      union select m.client_id, m.contact_id from users u join memberships m on m.user_id = u.id
        where u.email = lower(${email}))
    select e.id from holders h
    join search_entries e on e.client_id = h.client_id and e.contact_id is not distinct from h.contact_id
    order by e.contact_id is not null, e.name_key, e.id limit ${limit} ${plannedByValues}`.execute(db)
  return rows
}

/** Names that begin with the words as they stand. */
export async function findByPrefix(db: Kysely<DB>, words: string[], limit: number): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select id from search_entries where name_key like search_text(${words.join(' ')}) || '%'
    order by name_key, id limit ${limit} ${plannedByValues}`.execute(db)
  return rows
}

/** Those that hold every word somewhere, in the order of their names. */
export async function findByParts(db: Kysely<DB>, words: Words, limit: number): Promise<Entry[]> {
  // What many hold is met among the first names; only what few hold is looked up.
  const { rows } = await sql<Entry>`
    select id from (select * from search_entries order by name_key, id limit ${sql.lit(firstNames)}) first
    where ${holdAll(words, compared)} order by name_key, id limit ${limit} ${plannedByValues}`.execute(db)
  if (rows.length === limit) return rows
  // Apart, so that they are found before they are sorted: walking the names until enough hold them has no end.
  const looked = await sql<Entry>`
    with holding as materialized (select id, name_key from search_entries where ${holdAll(words, lookedUp)})
    select id from holding order by name_key, id limit ${limit} ${plannedByValues}`.execute(db)
  return looked.rows
}

/** Words too short to be looked up by: the first one begins the name. */
export async function findByShortWords(
  db: Kysely<DB>,
  [first = '', ...rest]: string[],
  limit: number,
): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select id from search_entries
    where ${sql.join([sql`name_key like search_text(${first}) || '%'`, ...rest.map((word) => compared('text_key', textOf(word)))], sql` and `)}
    order by name_key, id limit ${limit} ${plannedByValues}`.execute(db)
  return rows
}

type Test = typeof compared | typeof lookedUp

function holdAll({ words, withPhones }: Words, test: Test): RawBuilder<boolean> {
  const all = words.map(({ text, length }) => {
    // Two letters have no trigram to be looked up by.
    const inText = (length < 3 ? compared : test)('text_key', textOf(text), length)
    const digits = text.replace(/\D/g, '')
    const isPhonePart = withPhones && digits.length > 3 && /^[\d().+/-]+$/.test(text)
    if (!isPhonePart) return inText
    return sql`(${inText} or ${test('phone_digits', sql<string>`${digits}`, digits.length)})`
  })
  return sql<boolean>`${sql.join(all, sql` and `)}`
}

function textOf(word: string): RawBuilder<string> {
  return sql<string>`search_text(${word})`
}

export type FoundRow = Awaited<ReturnType<typeof listFound>>[number]

/** In the order of `ids`. */
export async function listFound(db: Kysely<DB>, ids: number[]) {
  const rows = await db
    .selectFrom('searchEntries as e')
    .innerJoin('clients as c', 'c.id', 'e.clientId')
    .leftJoin('contacts as p', 'p.id', 'e.contactId')
    .leftJoin('memberships as m', 'm.contactId', 'p.id')
    .leftJoin('users as u', 'u.id', 'm.userId')
    .select(['e.id', 'e.clientId', 'e.contactId', 'c.tradeName', 'c.legalName', 'c.taxId', 'c.slug'])
    .select(['c.suspendedAt', 'c.email as clientEmail', 'c.phone as clientPhone'])
    .select(['p.firstName', 'p.lastName', 'p.email as contactEmail', 'p.phone as contactPhone'])
    .select(['m.id as membershipId', 'u.email as accessEmail'])
    .where('e.id', '=', (eb) => eb.fn.any(eb.val(ids)))
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
